package org.ctpat.portal;

import java.util.List;
import org.ctpat.account.AccountView;
import org.ctpat.account.Staff;
import org.ctpat.account.StaffPerson;
import org.ctpat.announcement.Announcements;
import org.ctpat.conversation.Conversations;
import org.ctpat.criteria.SecurityProfiles;
import org.ctpat.deadline.Deadline;
import org.ctpat.deadline.Deadlines;
import org.ctpat.enforcement.Enforcements;
import org.ctpat.mail.Mails;
import org.ctpat.notification.Letter;
import org.ctpat.notification.Letters;
import org.ctpat.task.Inbox;
import org.ctpat.task.InboxFilter;
import org.ctpat.task.Notices;
import org.ctpat.task.Visits;
import org.ctpat.training.Trainings;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The start page: what needs the person now and what is new; for visitors what the programme is.
 */
@Controller
class StartController {

  private static final int SHOWN_TASKS = 8;
  private static final int SHOWN_DATES = 6;
  private static final int SHOWN_LETTERS = 4;
  private static final int SHOWN_NEWS = 60;
  private static final int SHOWN_EARLIER = 20;
  private static final int SHOWN_CONVERSATIONS = 6;

  private final Inbox inbox;
  private final Deadlines deadlines;
  private final Letters letters;
  private final Notices notices;
  private final Visits visits;
  private final AccountGate gate;
  private final Enforcements enforcements;
  private final SecurityProfiles profiles;
  private final Trainings trainings;
  private final Conversations conversations;
  private final Announcements announcements;
  private final Staff staff;
  private final Mails mails;

  StartController(
      Inbox inbox,
      Deadlines deadlines,
      Enforcements enforcements,
      Letters letters,
      Notices notices,
      Visits visits,
      SecurityProfiles profiles,
      Trainings trainings,
      Conversations conversations,
      Announcements announcements,
      Staff staff,
      AccountGate gate,
      Mails mails) {
    this.mails = mails;
    this.enforcements = enforcements;
    this.inbox = inbox;
    this.notices = notices;
    this.visits = visits;
    this.profiles = profiles;
    this.trainings = trainings;
    this.conversations = conversations;
    this.announcements = announcements;
    this.staff = staff;
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
    page.addAttribute("visit", visits.here(me.id()));
    var news = notices.news(me.person(), SHOWN_NEWS);
    page.addAttribute("news", news);
    page.addAttribute("newsUpTo", news.stream().mapToLong(Notices.News::upTo).max().orElse(0));
    page.addAttribute("earlier", notices.of(me.person(), SHOWN_EARLIER));
    if (me.processOwner() || me.headquarters()) {
      var standing = mails.standing();
      page.addAttribute("standing", standing.server() ? null : standing);
    }
    if (me.accountNumber() != null) {
      AccountView account = gate.open(me, me.accountNumber());
      page.addAttribute("account", account);
      page.addAttribute("dates", nextDates(me.accountNumber()));
      page.addAttribute("letters", newest(letters.of(me.accountNumber())));
      page.addAttribute("unread", conversations.unread(me.accountNumber(), me.actor()));
      page.addAttribute("profile", profiles.progress(me.accountNumber()));
      page.addAttribute(
          "announced",
          announcements.of(me.accountNumber()).stream().filter(Announcements.Mine::open).toList());
      page.addAttribute("openMusts", trainings.matrix(me.accountNumber()).openMusts());
    } else {
      page.addAttribute("waiting", conversations.waiting(office(me), SHOWN_CONVERSATIONS));
    }
    return "portal/start";
  }

  /** Marks the news of a case, or all that was shown, as read. */
  @PostMapping("/news/read")
  String read(
      PortalUser me,
      @RequestParam(defaultValue = "") String caseId,
      @RequestParam(defaultValue = "0") long upTo) {
    notices.read(me.person(), caseId, upTo);
    return "redirect:/";
  }

  @PostMapping("/news/hint")
  String dismissHint(PortalUser me) {
    visits.dismissHint(me.id());
    return "redirect:/";
  }

  private String office(PortalUser me) {
    return me.specialist() || me.supervisor()
        ? staff.find(me.id()).map(StaffPerson::office).orElse("")
        : "";
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
