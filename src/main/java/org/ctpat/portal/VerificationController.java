package org.ctpat.portal;

import org.ctpat.account.AccountNumber;
import org.ctpat.status.Refused;
import org.ctpat.status.StatusConsents;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Status verification between members: who sees whose status, by mutual consent. */
@Controller
@RequestMapping("/accounts/{number}/verification")
class VerificationController {

  private final AccountGate gate;
  private final StatusConsents consents;

  VerificationController(AccountGate gate, StatusConsents consents) {
    this.gate = gate;
    this.consents = consents;
  }

  @GetMapping
  String page(PortalUser me, @PathVariable String number, Model page) {
    var account = gate.openForCompany(me, number);
    page.addAttribute("account", account);
    page.addAttribute("consents", consents.of(account.number()));
    return "portal/verification";
  }

  @PostMapping
  String ask(
      PortalUser me,
      @PathVariable String number,
      @RequestParam String partner,
      RedirectAttributes say) {
    gate.openForCompany(me, number);
    return done(
        number,
        say,
        "Your request is recorded. If the account is a member's, its people are asked.",
        () -> consents.ask(AccountNumber.of(number), partner, me.actor()));
  }

  @PostMapping("/{id}/accept")
  String accept(
      PortalUser me, @PathVariable String number, @PathVariable long id, RedirectAttributes say) {
    gate.openForCompany(me, number);
    return done(
        number,
        say,
        "From now each of you sees the other's status.",
        () -> consents.accept(AccountNumber.of(number), id, me.actor()));
  }

  @PostMapping("/{id}/end")
  String end(
      PortalUser me, @PathVariable String number, @PathVariable long id, RedirectAttributes say) {
    gate.openForCompany(me, number);
    return done(
        number,
        say,
        "It has ended: neither sees the other's status any more.",
        () -> consents.end(AccountNumber.of(number), id, me.actor()));
  }

  private static String done(String number, RedirectAttributes say, String notice, Runnable step) {
    try {
      step.run();
      say.addFlashAttribute("notice", notice);
    } catch (Refused e) {
      say.addFlashAttribute("problem", e.getMessage());
    } catch (DataIntegrityViolationException e) {
      say.addFlashAttribute("problem", "The other company has just asked you: look below.");
    }
    return "redirect:/accounts/" + number + "/verification";
  }
}
