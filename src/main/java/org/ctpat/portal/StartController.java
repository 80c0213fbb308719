package org.ctpat.portal;

import java.util.List;
import org.ctpat.account.AccountView;
import org.ctpat.deadline.Deadline;
import org.ctpat.deadline.Deadlines;
import org.ctpat.enforcement.Enforcements;
import org.ctpat.mail.Mails;
import org.ctpat.notification.Letter;
import org.ctpat.notification.Letters;
import org.ctpat.task.Inbox;
import org.ctpat.task.InboxFilter;
import org.ctpat.task.Notices;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The start page: what needs the person now; for visitors what the programme is. */
@Controller
class StartController {

  private static final int SHOWN_TASKS = 8;
  private static final int SHOWN_DATES = 6;
  private static final int SHOWN_LETTERS = 4;
  private static final int SHOWN_NOTICES = 6;

  private final Inbox inbox;
  private final Deadlines deadlines;
  private final Letters letters;
  private final Notices notices;
  private final AccountGate gate;
  private final Enforcements enforcements;
  private final Mails mails;

  StartController(
      Inbox inbox,
      Deadlines deadlines,
      Enforcements enforcements,
      Letters letters,
      Notices notices,
      AccountGate gate,
      Mails mails) {
    this.mails = mails;
    this.enforcements = enforcements;
    this.inbox = inbox;
    this.notices = notices;
    this.deadlines = deadlines;
    this.letters = letters;
    this.gate = gate;
  }

  @GetMapping("/")
  String start(@Nullable PortalUser me, Model page) {
    if (me == null) {
      return "redirect:/programme";
    }
    if (!me.ofCbp() && !me.ofCompany()) {
      return "redirect:/apply";
    }
    page.addAttribute("tasks", inbox.page(me.person(), InboxFilter.all(), null, SHOWN_TASKS));
    page.addAttribute("counts", inbox.counts(me.person()));
    page.addAttribute("notices", notices.of(me.person(), SHOWN_NOTICES));
    if (me.processOwner() || me.headquarters()) {
      var standing = mails.standing();
      page.addAttribute("standing", standing.server() ? null : standing);
    }
    if (me.accountNumber() != null) {
      AccountView account = gate.open(me, me.accountNumber());
      page.addAttribute("account", account);
      page.addAttribute("dates", nextDates(me.accountNumber()));
      page.addAttribute("letters", newest(letters.of(me.accountNumber())));
    }
    return "portal/start";
  }

  private List<Deadline> nextDates(String accountNumber) {
    return enforcements.openToCompany(accountNumber, deadlines.of(accountNumber)).stream()
        .filter(deadline -> deadline.state() == Deadline.State.OPEN)
        .limit(SHOWN_DATES)
        .toList();
  }

  private static List<Letter> newest(List<Letter> all) {
    return all.subList(0, Math.min(SHOWN_LETTERS, all.size()));
  }
}
