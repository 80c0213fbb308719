package org.ctpat.portal;

import org.ctpat.mail.MailRefused;
import org.ctpat.mail.MailView;
import org.ctpat.mail.Mails;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The mails of an account, and for process owners and headquarters the whole outbox. */
@Controller
class MailController {

  private static final int PAGE = 50;

  private final AccountGate gate;
  private final Mails mails;

  MailController(AccountGate gate, Mails mails) {
    this.gate = gate;
    this.mails = mails;
  }

  @GetMapping("/accounts/{number}/mail")
  String ofAccount(
      PortalUser me,
      @PathVariable String number,
      @RequestParam(required = false) @Nullable Long before,
      Model page) {
    page.addAttribute("account", gate.open(me, number));
    var found = mails.of(number, me.ofCbp(), before == null ? Long.MAX_VALUE : before, PAGE + 1);
    var shown = found.stream().limit(PAGE).toList();
    page.addAttribute("mails", shown);
    page.addAttribute("older", found.size() > PAGE ? shown.getLast().id() : null);
    page.addAttribute("newest", before == null);
    page.addAttribute("standing", mails.standing());
    page.addAttribute("unreachable", mails.withoutAddress(number));
    return "portal/mail";
  }

  @GetMapping("/mail")
  String outbox(PortalUser me, Model page) {
    forKeepers(me);
    page.addAttribute("standing", mails.standing());
    page.addAttribute("dead", mails.in(MailView.State.DEAD, PAGE));
    page.addAttribute("waiting", mails.in(MailView.State.WAITING, PAGE));
    return "portal/outbox";
  }

  @PostMapping("/mail/{id}/again")
  String again(PortalUser me, @PathVariable long id, RedirectAttributes say) {
    forKeepers(me);
    try {
      mails.again(id);
      say.addFlashAttribute("notice", "The mail is tried again.");
    } catch (MailRefused e) {
      say.addFlashAttribute("problem", e.getMessage());
    }
    return "redirect:/mail";
  }

  private static void forKeepers(PortalUser me) {
    if (!me.ofCbp()) {
      throw new NotFound("outbox of mails");
    }
    if (!me.processOwner() && !me.headquarters()) {
      throw new NotAllowed("The outbox of mails is for process owners and headquarters.");
    }
  }
}
