package org.ctpat.portal;

import jakarta.servlet.http.HttpSession;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ctpat.renewal.AnnualReviewView;
import org.ctpat.renewal.AnnualReviewView.SectionView;
import org.ctpat.renewal.AnnualReviews;
import org.ctpat.renewal.Section;
import org.ctpat.task.EngineUnavailable;
import org.ctpat.task.Inbox;
import org.ctpat.task.InboxEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The annual review at a glance. What has not changed since last year is confirmed here in one go;
 * what has changed is changed on its own page first.
 */
@Controller
@RequestMapping("/accounts/{number}/renewal")
class RenewalController {

  private static final int POLLS = 60;
  private static final String REFUSALS = ".refusals";
  private static final String SIGNATURE = "sign-annual-review";

  private final AccountGate gate;
  private final AnnualReviews reviews;
  private final Inbox inbox;
  private final UnchangedReview unchanged;
  private final Wording words;

  RenewalController(
      AccountGate gate,
      AnnualReviews reviews,
      Inbox inbox,
      UnchangedReview unchanged,
      Wording words) {
    this.gate = gate;
    this.reviews = reviews;
    this.inbox = inbox;
    this.unchanged = unchanged;
    this.words = words;
  }

  @GetMapping
  String renewal(PortalUser me, @PathVariable String number, HttpSession session, Model page) {
    page.addAttribute("account", gate.open(me, number));
    var review = newest(number);
    page.addAttribute("review", review);
    if (review != null) {
      fill(me, review, confirmed(session, review), refusals(session, review), 0, page);
    }
    return "portal/renewal";
  }

  /** Takes the statements; the tasks are handed in while the person looks on. */
  @PostMapping
  String confirm(
      PortalUser me,
      @PathVariable String number,
      @RequestParam(required = false) @Nullable Set<Section> unchanged,
      HttpSession session,
      RedirectAttributes say) {
    gate.openForCompany(me, number);
    var review = newest(number);
    if (review == null || unchanged == null || unchanged.isEmpty()) {
      say.addFlashAttribute("problem", "Tick what has not changed, then confirm.");
      return "redirect:/accounts/" + number + "/renewal";
    }
    session.setAttribute(key(review), EnumSet.copyOf(unchanged));
    session.removeAttribute(key(review) + REFUSALS);
    return "redirect:/accounts/" + number + "/renewal#parts";
  }

  /** One step further with what was confirmed; the page asks until all of it is handed in. */
  @PostMapping("/step")
  String step(
      PortalUser me,
      @PathVariable String number,
      @RequestParam(defaultValue = "0") int asked,
      HttpSession session,
      Model page) {
    page.addAttribute("account", gate.openForCompany(me, number));
    var review = newest(number);
    if (review == null) {
      throw new NotFound("annual review of account " + number);
    }
    var confirmed = confirmed(session, review);
    var refusals = refusals(session, review);
    for (var part : Set.copyOf(confirmed)) {
      var tasks = unchanged.tasksOf(part, open(me, review));
      var problems = handIn(me, part, tasks);
      var waits = !tasks.isEmpty() && !unchanged.confirmable(me, part, tasks);
      if (!problems.isEmpty() || waits || isConfirmed(review, part)) {
        confirmed.remove(part);
      }
      if (!problems.isEmpty()) {
        refusals.put(part, problems);
      }
    }
    session.setAttribute(key(review), confirmed);
    session.setAttribute(key(review) + REFUSALS, refusals);
    page.addAttribute("review", newest(number));
    fill(me, review, confirmed, refusals, asked + 1, page);
    return "portal/renewal :: parts";
  }

  private List<String> handIn(PortalUser me, Section part, List<InboxEntry> tasks) {
    try {
      return unchanged.handIn(me, part, tasks);
    } catch (EngineUnavailable e) {
      return List.of(e.getMessage());
    }
  }

  private static boolean isConfirmed(AnnualReviewView review, Section part) {
    return review.sections().stream()
        .anyMatch(section -> section.section() == part && section.confirmed());
  }

  private void fill(
      PortalUser me,
      AnnualReviewView review,
      Set<Section> confirmed,
      Map<Section, List<String>> refusals,
      int asked,
      Model page) {
    var open = open(me, review);
    var parts = new ArrayList<PartView>();
    for (var section : review.sections()) {
      var tasks = unchanged.tasksOf(section.section(), open);
      var mine = tasks.stream().filter(task -> words.forMe(me, task)).findFirst();
      parts.add(
          new PartView(
              section,
              mine.or(() -> tasks.stream().findFirst()).orElse(null),
              mine.isPresent(),
              unchanged.confirmable(me, section.section(), tasks),
              confirmed.contains(section.section()) && !section.confirmed(),
              refusals.getOrDefault(section.section(), List.of()),
              path(review, section.section())));
    }
    var signature = open.stream().filter(task -> task.formId().equals(SIGNATURE)).findFirst();
    page.addAttribute("parts", parts);
    page.addAttribute(
        "complete", parts.stream().filter(part -> part.section().confirmed()).count());
    page.addAttribute("working", parts.stream().anyMatch(PartView::working) && asked < POLLS);
    page.addAttribute("mayConfirm", me.ofCompany() && parts.stream().anyMatch(PartView::offered));
    page.addAttribute("asked", asked);
    page.addAttribute("signature", signature.orElse(null));
    page.addAttribute("maySign", signature.map(task -> words.forMe(me, task)).orElse(false));
    page.addAttribute(
        "waitsForSignature",
        signature.isEmpty()
            && parts.stream().allMatch(part -> part.section().confirmed())
            && review.signedOn() == null
            && asked < POLLS);
  }

  private List<InboxEntry> open(PortalUser me, AnnualReviewView review) {
    return inbox.openOfAccount(review.accountNumber(), me.person()).stream()
        .filter(task -> task.caseId().startsWith(review.caseId()))
        .toList();
  }

  private @Nullable AnnualReviewView newest(String number) {
    return reviews.of(number).stream().findFirst().orElse(null);
  }

  private static String path(AnnualReviewView review, Section section) {
    var account = "/accounts/" + review.accountNumber();
    return switch (section) {
      case COMPANY_PROFILE -> account;
      case SECURITY_PROFILE -> account + "/profile";
      case RISK_ASSESSMENT -> account + "/risk?assessment=" + review.caseId() + "-RA";
      case TRAINING -> account + "/training";
    };
  }

  /** What the person has confirmed and is being handed in; kept in the session alone. */
  @SuppressWarnings("unchecked")
  private static Set<Section> confirmed(HttpSession session, AnnualReviewView review) {
    var kept = (Set<Section>) session.getAttribute(key(review));
    return kept == null || kept.isEmpty() ? EnumSet.noneOf(Section.class) : EnumSet.copyOf(kept);
  }

  /** Why parts were not taken, until the person confirms again. */
  @SuppressWarnings("unchecked")
  private static EnumMap<Section, List<String>> refusals(
      HttpSession session, AnnualReviewView review) {
    var kept = (EnumMap<Section, List<String>>) session.getAttribute(key(review) + REFUSALS);
    return kept == null ? new EnumMap<>(Section.class) : new EnumMap<>(kept);
  }

  private static String key(AnnualReviewView review) {
    return "renewal." + review.caseId();
  }

  /**
   * A part of the review on the page.
   *
   * @param task the task that brings it forward now
   * @param mine whether this person may do the task
   * @param confirmable whether confirming is enough for it
   * @param working whether it is being handed in
   * @param problems why it was not taken
   * @param page where it is changed
   */
  public record PartView(
      SectionView section,
      @Nullable InboxEntry task,
      boolean mine,
      boolean confirmable,
      boolean working,
      List<String> problems,
      String page) {

    /** Whether the person is asked about it. */
    public boolean offered() {
      return confirmable && !working && !section.confirmed();
    }
  }
}
