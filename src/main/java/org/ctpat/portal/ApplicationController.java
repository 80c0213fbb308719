package org.ctpat.portal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ctpat.application.ApplicationView;
import org.ctpat.application.Applications;
import org.ctpat.application.Readiness;
import org.ctpat.application.Readiness.Part;
import org.ctpat.application.Readiness.Section;
import org.ctpat.task.DraftProgress;
import org.ctpat.task.FieldError;
import org.ctpat.task.Inbox;
import org.ctpat.task.InboxEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The way through an application: its parts, how far each is, and what comes next. */
@Controller
class ApplicationController {

  private static final Map<String, Section> PART_OF_FORM =
      Map.ofEntries(
          Map.entry("complete-company-profile", Section.COMPANY_PROFILE),
          Map.entry("sign-partner-agreement", Section.AGREEMENT),
          Map.entry("map-cargo-flow-and-partners", Section.RISK),
          Map.entry("rate-threats", Section.RISK),
          Map.entry("rate-vulnerabilities", Section.RISK),
          Map.entry("plan-corrective-actions", Section.RISK),
          Map.entry("document-method", Section.RISK),
          Map.entry("approve-risk-assessment", Section.RISK),
          Map.entry("complete-training-records", Section.TRAINING),
          Map.entry("close-training-gaps", Section.TRAINING),
          Map.entry("complete-security-profile", Section.SECURITY_PROFILE),
          Map.entry("correct-security-profile", Section.SECURITY_PROFILE));

  private static final String SUBMISSION = "submit-application";
  private static final int SHOWN_LACKS = 4;

  private final AccountGate gate;
  private final Applications applications;
  private final Readiness readiness;
  private final DraftProgress drafts;
  private final Inbox inbox;
  private final Wording words;

  ApplicationController(
      AccountGate gate,
      Applications applications,
      Readiness readiness,
      DraftProgress drafts,
      Inbox inbox,
      Wording words) {
    this.gate = gate;
    this.applications = applications;
    this.readiness = readiness;
    this.drafts = drafts;
    this.inbox = inbox;
    this.words = words;
  }

  @GetMapping("/accounts/{number}/application")
  String application(PortalUser me, @PathVariable String number, Model page) {
    page.addAttribute("account", gate.open(me, number));
    var newest = applications.forAccount(number).stream().findFirst();
    page.addAttribute("applied", newest.orElse(null));
    newest.ifPresent(application -> fill(me, application, page));
    return "portal/application";
  }

  private void fill(PortalUser me, ApplicationView application, Model page) {
    var open =
        inbox.openOfAccount(application.accountNumber(), me.person()).stream()
            .filter(task -> task.caseId().startsWith(application.caseId()))
            .toList();
    var sections = new ArrayList<SectionView>();
    for (var part : readiness.of(application.caseId())) {
      var task = taskOf(me, open, part.section());
      sections.add(section(me, application, part, task));
    }
    var submission = open.stream().filter(task -> task.formId().equals(SUBMISSION)).findFirst();
    page.addAttribute("sections", sections);
    page.addAttribute("complete", sections.stream().filter(SectionView::done).count());
    page.addAttribute("submission", submission.orElse(null));
    page.addAttribute("submitted", !application.submissions().isEmpty());
    page.addAttribute(
        "next",
        sections.stream()
            .filter(section -> section.state().equals("yours"))
            .map(SectionView::task)
            .findFirst()
            .or(() -> submission.filter(task -> words.forMe(me, task)))
            .orElse(null));
    page.addAttribute(
        "others", open.stream().filter(task -> !PART_OF_FORM.containsKey(task.formId())).toList());
  }

  /** The open task of a part, one of this person before those of others. */
  private @Nullable InboxEntry taskOf(PortalUser me, List<InboxEntry> open, Section part) {
    var tasks = open.stream().filter(task -> PART_OF_FORM.get(task.formId()) == part).toList();
    return tasks.stream()
        .filter(task -> words.forMe(me, task))
        .findFirst()
        .or(() -> tasks.stream().findFirst())
        .orElse(null);
  }

  private SectionView section(
      PortalUser me, ApplicationView application, Part part, @Nullable InboxEntry task) {
    var percent = part.percent();
    var lacks = part.missing();
    if (part.section() == Section.COMPANY_PROFILE && task != null && words.forMe(me, task)) {
      var filled = drafts.of(inbox.get(task.key(), me.person()), me.person());
      percent = Math.min(99, filled.done() * 100 / filled.total());
      lacks = filled.wrong().stream().map(FieldError::message).toList();
    }
    var done = part.complete() && task == null;
    var state = done ? "done" : task == null ? "later" : words.forMe(me, task) ? "yours" : "others";
    return new SectionView(
        part.section(),
        state,
        done ? 100 : Math.min(99, percent),
        lacks.subList(0, Math.min(SHOWN_LACKS, lacks.size())),
        Math.max(0, lacks.size() - SHOWN_LACKS),
        task,
        page(application, part.section()));
  }

  /** The page on which the rows of a part are edited. */
  private static @Nullable String page(ApplicationView application, Section section) {
    var account = "/accounts/" + application.accountNumber();
    return switch (section) {
      case RISK -> account + "/risk?assessment=" + application.caseId() + "-RA";
      case TRAINING -> account + "/training";
      case SECURITY_PROFILE -> account + "/profile";
      case COMPANY_PROFILE, AGREEMENT -> null;
    };
  }

  /**
   * A part as the page shows it.
   *
   * @param state {@code done}, {@code yours}, {@code others} or {@code later}
   * @param percent 0 to 100
   * @param lacks the first things that are missing
   * @param more how many more are missing
   * @param task the task that brings it forward now
   * @param page where its rows are edited
   */
  public record SectionView(
      Section section,
      String state,
      int percent,
      List<String> lacks,
      int more,
      @Nullable InboxEntry task,
      @Nullable String page) {

    public boolean done() {
      return state.equals("done");
    }
  }
}
