package org.ctpat.renewal;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.Accounts;
import org.ctpat.account.MembershipStatus;
import org.ctpat.account.SuspensionGrounds;
import org.ctpat.account.SuspensionProposed;
import org.ctpat.audit.Actor;
import org.ctpat.audit.AuditEntry;
import org.ctpat.audit.AuditEvent;
import org.ctpat.audit.AuditTrail;
import org.ctpat.audit.Sha256;
import org.ctpat.criteria.SecurityProfiles;
import org.ctpat.criteria.Snapshot;
import org.ctpat.deadline.Deadlines;
import org.ctpat.deadline.UsEastern;
import org.ctpat.notification.Letters;
import org.ctpat.renewal.AnnualReviewView.SectionView;
import org.ctpat.renewal.AnnualReviewView.State;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The yearly reviews of the security profile (DL06, DL07). */
@Service
@Transactional
public class AnnualReviews {

  private static final String MISSED = "timer_annual_review_missed";
  private static final String DECIDED = "Suspension decided to be proposed";
  private static final int ENTRIES = 1000;

  private final StoredReviews reviews;
  private final Sections sections;
  private final SecurityProfiles profiles;
  private final Accounts accounts;
  private final Deadlines deadlines;
  private final Letters letters;
  private final AuditTrail trail;
  private final ApplicationEventPublisher events;
  private final JsonMapper json;

  AnnualReviews(
      StoredReviews reviews,
      Sections sections,
      SecurityProfiles profiles,
      Accounts accounts,
      Deadlines deadlines,
      Letters letters,
      AuditTrail trail,
      ApplicationEventPublisher events,
      JsonMapper json) {
    this.reviews = reviews;
    this.sections = sections;
    this.profiles = profiles;
    this.accounts = accounts;
    this.deadlines = deadlines;
    this.letters = letters;
    this.trail = trail;
    this.events = events;
    this.json = json;
  }

  /**
   * The review of a case.
   *
   * @throws UnknownReview when there is none
   */
  public AnnualReviewView view(String caseId) {
    var review = get(caseId);
    return review.view(sections.of(review));
  }

  /** The reviews of an account, newest first. */
  public List<AnnualReviewView> of(String accountNumber) {
    return reviews.findByAccountNumberOrderByReviewYearDesc(accountNumber).stream()
        .map(review -> review.view(sections.of(review)))
        .toList();
  }

  /**
   * Opens the review of a year once for each case, inside its window (DL07).
   *
   * @return end of the day of the anniversary, when it is due (DL06)
   * @throws ReviewRefused before the window, or without a certification
   */
  public OffsetDateTime open(
      String caseId, String accountNumber, int reviewYear, String entityType, Actor by) {
    var lastAnniversary = anniversary(accountNumber, reviewYear - 1);
    var due =
        deadlines.start(
            accountNumber,
            caseId,
            "DL06",
            lastAnniversary,
            Map.of("lastAnniversary", lastAnniversary.toString(), "reviewYear", reviewYear),
            by);
    var window =
        deadlines.start(
            accountNumber,
            caseId,
            "DL07",
            due.dueOn(),
            Map.of("anniversary", due.dueOn().toString()),
            by);
    if (!reviews.existsById(caseId)) {
      var review =
          reviews.save(
              new AnnualReview(
                  caseId,
                  accountNumber,
                  reviewYear,
                  entityType,
                  deadlines.today(),
                  window.dueOn(),
                  due.dueOn()));
      deadlines.met(caseId, "DL07", by);
      sections.begin(review, by);
      record(review, "Annual review opened", by, Map.of("anniversary", due.dueOn().toString()));
      letters.send(
          accountNumber,
          caseId,
          "annual-review-opened",
          "1",
          Map.of(
              "year", reviewYear,
              "windowOpensOn", UsEastern.inWords(window.dueOn()),
              "anniversary", UsEastern.inWords(due.dueOn())),
          by);
    }
    return due.dueAt();
  }

  private LocalDate anniversary(String accountNumber, int year) {
    var certifiedOn = accounts.get(AccountNumber.of(accountNumber)).anniversary();
    if (certifiedOn == null) {
      throw new ReviewRefused(
          "Account "
              + accountNumber
              + " has no anniversary, since it is not certified: certify it first");
    }
    return certifiedOn.withYear(year);
  }

  /** The company confirms its data, with what changed in words. */
  void confirmCompanyProfile(String caseId, String changes, Actor by) {
    var review = get(caseId);
    if (review.confirmation(Section.COMPANY_PROFILE).isPresent()) {
      return;
    }
    review.confirm(
        Section.COMPANY_PROFILE, new Confirmation(changes, by.name(), deadlines.today()));
    record(review, "Company profile confirmed", by, Map.of("changes", changes));
  }

  /** The parts that are not done yet, in words; empty when the officer can sign. */
  List<String> missing(String caseId) {
    return sections.of(get(caseId)).stream()
        .filter(section -> !section.confirmed())
        .map(section -> section.section().label() + ": not finished yet")
        .toList();
  }

  /** All sections and their changes in words. */
  String summary(String caseId) {
    return inWords(sections.of(get(caseId)));
  }

  private static String inWords(List<SectionView> sections) {
    return sections.stream()
        .map(
            section ->
                section.section().label()
                    + ": "
                    + (section.confirmed() ? "confirmed" : "not finished")
                    + (section.by() == null ? "" : " by " + section.by())
                    + (section.on() == null ? "" : " on " + section.on())
                    + ". "
                    + (section.changes().isEmpty()
                        ? "No changes."
                        : "Changes: " + section.changes() + "."))
        .collect(Collectors.joining("\n\n"));
  }

  /** The officer signs for all sections. */
  void sign(String caseId, Actor by) {
    var review = get(caseId);
    if (review.state() == State.SIGNED) {
      return;
    }
    var missing = missing(caseId);
    if (!missing.isEmpty()) {
      throw new ReviewRefused("The review cannot be signed: " + String.join("; ", missing));
    }
    review.sign(by.name(), deadlines.today());
    record(review, "Annual review signed", by, Map.of());
  }

  /**
   * What a specialist gets to review.
   *
   * @param dueAt end of the day by which it is to be reviewed (DC03)
   * @param summary sections and changes in words
   */
  public record Submitted(OffsetDateTime dueAt, String summary) {}

  /**
   * Hands the signed review in: a snapshot with its hash; a second time in the same cycle returns
   * the stored one.
   */
  public Submitted submit(String caseId, Actor by) {
    var review = get(caseId);
    var submission =
        review
            .submitted()
            .orElseGet(
                () -> {
                  var parts = sections.of(review);
                  var content = json.writeValueAsString(content(review, parts, by));
                  var handedIn =
                      review.submit(deadlines.today(), inWords(parts), content, Sha256.of(content));
                  deadlines.met(caseId, "DL09", by);
                  record(
                      review,
                      "Annual review submitted",
                      by,
                      Map.of("cycle", handedIn.cycle(), "sha256", handedIn.view().sha256()));
                  return handedIn;
                });
    var due =
        deadlines.start(
            review.accountNumber(),
            caseId,
            "DC03",
            reviewCycle(submission.cycle()),
            submission.submittedOn(),
            Map.of("step", "Review annual review", "submission", submission.cycle()),
            by);
    return new Submitted(due.dueAt(), submission.summary());
  }

  private static String reviewCycle(int cycle) {
    return "review-" + cycle;
  }

  private Map<String, Object> content(AnnualReview review, List<SectionView> parts, Actor by) {
    var snapshot =
        profiles.snapshot(
            review.accountNumber(),
            review.caseId(),
            "annual review submission " + review.nextCycle(),
            by);
    var content = new LinkedHashMap<String, Object>();
    content.put("caseId", review.caseId());
    content.put("accountNumber", review.accountNumber());
    content.put("year", review.year());
    content.put("cycle", review.nextCycle());
    content.put("sections", parts.stream().map(AnnualReviews::content).toList());
    content.put("securityProfileSha256", snapshot.hash());
    content.put("riskAssessment", review.caseId() + "-RA");
    content.put("trainingPlan", review.caseId() + "-TR");
    return content;
  }

  private static Map<String, Object> content(SectionView section) {
    var content = new LinkedHashMap<String, Object>();
    content.put("section", section.section().label());
    content.put("confirmed", section.confirmed());
    content.put("changes", section.changes());
    return content;
  }

  /** The specialist accepts the review or gives it back with remarks. */
  void decide(String caseId, boolean accept, String remarks, Actor by) {
    var review = get(caseId);
    if (review.state() == (accept ? State.ACCEPTED : State.RETURNED)) {
      return;
    }
    var cycle = review.nextCycle();
    if (accept) {
      review.accept(by.name());
      profiles.snapshot(review.accountNumber(), caseId, Snapshot.APPROVED, by);
    } else {
      review.giveBack(remarks);
      profiles.snapshot(review.accountNumber(), caseId, "annual review returned " + cycle, by);
    }
    deadlines.met(caseId, "DC03", reviewCycle(cycle), by);
    record(
        review,
        accept ? "Annual review accepted" : "Annual review returned",
        by,
        accept ? Map.of() : Map.of("remarks", remarks));
  }

  /** Sends the remarks and starts the clock for the correction (DL09); once for each return. */
  public OffsetDateTime giveBack(String caseId, Actor by) {
    var review = get(caseId);
    var cycle = String.valueOf(review.returns());
    var due =
        deadlines.start(
            review.accountNumber(),
            caseId,
            "DL09",
            cycle,
            deadlines.today(),
            Map.of("return", review.returns()),
            by);
    letters.send(
        review.accountNumber(),
        caseId,
        "annual-review-returned",
        cycle,
        Map.of("remarks", review.remarks(), "dueOn", UsEastern.inWords(due.dueOn())),
        by);
    return due.dueAt();
  }

  /** The company corrected what the specialist asked for. */
  void correct(String caseId, String note, Actor by) {
    var review = get(caseId);
    if (review.state() == State.SIGNED) {
      return;
    }
    review.correct();
    record(review, "Annual review corrected", by, Map.of("note", note));
  }

  /**
   * The review is overdue: when the supervisor's decision about it is due (DC03 from the day on
   * which it is found overdue); one date for each anniversary or extension that passed.
   */
  public OffsetDateTime registerOverdue(String caseId, Actor by) {
    var review = get(caseId);
    return deadlines
        .start(
            review.accountNumber(),
            caseId,
            "DC03",
            overdueCycle(review),
            deadlines.today(),
            Map.of("step", "Decide overdue annual review"),
            by)
        .dueAt();
  }

  private static String overdueCycle(AnnualReview review) {
    return "overdue-" + review.dueOn();
  }

  /**
   * A supervisor gives the company more time after the anniversary, with the reason.
   *
   * @param decision key of the decision, so that repeating it changes nothing
   */
  void extend(String caseId, long decision, LocalDate until, String reason, Actor by) {
    var review = get(caseId);
    var cycle = "extension-" + decision;
    if (deadlines.find(caseId, "DL06").filter(date -> date.cycle().equals(cycle)).isPresent()) {
      return;
    }
    deadlines.met(caseId, "DC03", overdueCycle(review), by);
    review.extend(until);
    deadlines.extend(review.accountNumber(), caseId, "DL06", cycle, until, reason, by);
    record(
        review, "Annual review extended", by, Map.of("until", until.toString(), "reason", reason));
  }

  /** A supervisor decides that a suspension is to be proposed, with the grounds. */
  void decideOnSuspension(String caseId, String grounds, Actor by) {
    var review = get(caseId);
    if (!review.proposeSuspension(grounds, by.name())) {
      return;
    }
    deadlines.met(caseId, "DC03", overdueCycle(review), by);
    record(review, DECIDED, by, Map.of("grounds", grounds));
  }

  /**
   * Proposes the suspension that a supervisor decided on; repeating it changes nothing.
   *
   * @throws ReviewRefused without a supervisor's decision
   */
  public void proposeSuspension(String caseId, Actor by) {
    var review = get(caseId);
    var grounds = review.suspensionGrounds();
    if (review.suspensionProposed(deadlines.today())) {
      var number = AccountNumber.of(review.accountNumber());
      // A suspended member, or one whose suspension is pending, is proposed once more as it stands.
      if (accounts.can(number, MISSED)
          || accounts.get(number).status() != MembershipStatus.SUSPENDED) {
        accounts.apply(number, MISSED, caseId, by);
      }
      record(review, "Suspension proposed", by, Map.of("grounds", grounds));
      events.publishEvent(
          new SuspensionProposed(
              review.accountNumber(),
              caseId,
              SuspensionGrounds.REVIEW_MISSED,
              "The annual review was due on %s and no review was approved. %s"
                  .formatted(UsEastern.inWords(review.anniversaryOn()), grounds),
              "DL06, annual security profile review (" + deadlines.rule("DL06").source() + ")",
              false,
              false,
              supervisor(review, by)));
    }
  }

  /** The supervisor who decided to propose, as the trail names him or her. */
  private Actor supervisor(AnnualReview review, Actor otherwise) {
    return trail.historyOfCase(review.accountNumber(), review.caseId(), ENTRIES).stream()
        .filter(entry -> entry.action().equals(DECIDED))
        .findFirst()
        .map(AuditEntry::by)
        .orElse(otherwise);
  }

  /** The review ended with a renewal: neither it nor a decision about its delay is due any more. */
  LocalDate renew(String caseId, Actor by) {
    var review = get(caseId);
    if (review.renew()) {
      deadlines.met(caseId, "DL06", by);
      deadlines.cancel(caseId, "DC03", overdueCycle(review), "The annual review is accepted", by);
    }
    return review.anniversaryOn();
  }

  private AnnualReview get(String caseId) {
    return reviews.findById(caseId).orElseThrow(() -> new UnknownReview(caseId));
  }

  private void record(AnnualReview review, String action, Actor by, Map<String, ?> after) {
    trail.record(
        new AuditEvent(
            review.accountNumber(),
            review.caseId(),
            action,
            "Annual review " + review.year(),
            by,
            Map.of(),
            after));
  }
}
