package org.ctpat.renewal;

import jakarta.persistence.CascadeType;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.MapKeyEnumerated;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ctpat.renewal.AnnualReviewView.State;
import org.jspecify.annotations.Nullable;

/** The review of one account for one anniversary, from its opening to the renewal. */
@Entity
@Table(name = "annual_review")
class AnnualReview {

  @Id private String caseId;
  @Version private @Nullable Integer version;
  private String accountNumber;
  private int reviewYear;
  private String entityType;

  @Enumerated(EnumType.STRING)
  private State state = State.OPEN;

  private LocalDate openedOn;
  private LocalDate windowOpensOn;
  private LocalDate anniversaryOn;

  @ElementCollection
  @CollectionTable(name = "annual_review_section", joinColumns = @JoinColumn(name = "case_id"))
  @MapKeyColumn(name = "section")
  @MapKeyEnumerated(EnumType.STRING)
  private Map<Section, Confirmation> confirmations = new TreeMap<>();

  private @Nullable String signedBy;
  private @Nullable LocalDate signedOn;

  @OneToMany(mappedBy = "review", cascade = CascadeType.ALL)
  @OrderBy("cycle")
  private List<SubmittedReview> submissions = new ArrayList<>();

  private int returns;
  private String remarks = "";
  private @Nullable String acceptedBy;

  private @Nullable LocalDate extendedUntil;
  private @Nullable String suspensionGrounds;
  private @Nullable String suspensionDecidedBy;
  private @Nullable LocalDate suspensionProposedOn;

  @SuppressWarnings("NullAway.Init")
  protected AnnualReview() {}

  /**
   * Opens the review inside its window (DL07).
   *
   * @throws ReviewRefused before the window opens
   */
  AnnualReview(
      String caseId,
      String accountNumber,
      int reviewYear,
      String entityType,
      LocalDate today,
      LocalDate windowOpensOn,
      LocalDate anniversaryOn) {
    if (today.isBefore(windowOpensOn)) {
      throw new ReviewRefused(
          "The annual review "
              + caseId
              + " cannot be opened on "
              + today
              + ": its window opens on "
              + windowOpensOn
              + " (DL07); changes made before do not count");
    }
    this.caseId = caseId;
    this.accountNumber = accountNumber;
    this.reviewYear = reviewYear;
    this.entityType = entityType;
    this.openedOn = today;
    this.windowOpensOn = windowOpensOn;
    this.anniversaryOn = anniversaryOn;
  }

  String caseId() {
    return caseId;
  }

  String accountNumber() {
    return accountNumber;
  }

  int year() {
    return reviewYear;
  }

  State state() {
    return state;
  }

  LocalDate openedOn() {
    return openedOn;
  }

  LocalDate windowOpensOn() {
    return windowOpensOn;
  }

  /** When it is due now: by the anniversary, or by the date of the last extension. */
  LocalDate dueOn() {
    return extendedUntil == null ? anniversaryOn : extendedUntil;
  }

  LocalDate anniversaryOn() {
    return anniversaryOn;
  }

  Optional<Confirmation> confirmation(Section section) {
    return Optional.ofNullable(confirmations.get(section));
  }

  void confirm(Section section, Confirmation confirmation) {
    refuseUnless("confirmed", State.OPEN, State.RETURNED);
    confirmations.put(section, confirmation);
  }

  /** The officer's signature under all sections. */
  void sign(String officer, LocalDate today) {
    refuseUnless("signed", State.OPEN);
    this.signedBy = officer;
    this.signedOn = today;
    this.state = State.SIGNED;
  }

  /** Cycle of the next submission: 1 for the first, one more after each return. */
  int nextCycle() {
    return returns + 1;
  }

  /** Hands the review in; a second time in the same cycle returns what was handed in. */
  SubmittedReview submit(LocalDate today, String summary, String content, String sha256) {
    refuseUnless("submitted", State.SIGNED);
    var submission = new SubmittedReview(this, nextCycle(), today, summary, content, sha256);
    submissions.add(submission);
    state = State.SUBMITTED;
    return submission;
  }

  /** What was handed in last, if it is the one of the present cycle. */
  Optional<SubmittedReview> submitted() {
    return submissions.stream().filter(submission -> submission.cycle() == nextCycle()).findFirst();
  }

  void accept(String specialist) {
    refuseUnless("accepted", State.SUBMITTED);
    this.acceptedBy = specialist;
    this.remarks = "";
    this.state = State.ACCEPTED;
  }

  /** Back to the company with the specialist's remarks. */
  void giveBack(String reason) {
    refuseUnless("returned", State.SUBMITTED);
    if (reason.isBlank()) {
      throw new ReviewRefused("Write what has to be corrected: the company gets it as a letter");
    }
    this.remarks = reason;
    this.returns++;
    this.state = State.RETURNED;
  }

  /** The company corrected it; it goes in again under the same signature. */
  void correct() {
    refuseUnless("corrected", State.RETURNED);
    this.state = State.SIGNED;
  }

  String remarks() {
    return remarks;
  }

  int returns() {
    return returns;
  }

  void extend(LocalDate until) {
    refuseUnlessOverdue();
    this.extendedUntil = until;
  }

  /** A supervisor's decision to propose a suspension; false when it is made already. */
  boolean proposeSuspension(String grounds, String supervisor) {
    if (suspensionGrounds != null) {
      return false;
    }
    refuseUnlessOverdue();
    this.suspensionGrounds = grounds;
    this.suspensionDecidedBy = supervisor;
    return true;
  }

  private void refuseUnlessOverdue() {
    if (state == State.RENEWED) {
      throw new ReviewRefused("The annual review " + caseId + " is renewed: nothing is overdue");
    }
  }

  @Nullable LocalDate extendedUntil() {
    return extendedUntil;
  }

  /**
   * The grounds that the supervisor gave.
   *
   * @throws ReviewRefused without a supervisor's decision: a timer never proposes a suspension
   */
  String suspensionGrounds() {
    if (suspensionGrounds == null) {
      throw new ReviewRefused(
          "No supervisor decided to propose a suspension for "
              + caseId
              + ": the decision comes first");
    }
    return suspensionGrounds;
  }

  /** Notes the proposal; false when it is noted already. */
  boolean suspensionProposed(LocalDate today) {
    if (suspensionProposedOn != null) {
      return false;
    }
    suspensionProposedOn = today;
    return true;
  }

  /** Ends the accepted review; false when it is renewed already. */
  boolean renew() {
    if (state == State.RENEWED) {
      return false;
    }
    refuseUnless("renewed", State.ACCEPTED);
    state = State.RENEWED;
    return true;
  }

  @Nullable String acceptedBy() {
    return acceptedBy;
  }

  AnnualReviewView view(List<AnnualReviewView.SectionView> sections) {
    return new AnnualReviewView(
        caseId,
        accountNumber,
        reviewYear,
        state,
        openedOn,
        windowOpensOn,
        anniversaryOn,
        extendedUntil,
        sections,
        signedBy,
        signedOn,
        submissions.stream().map(SubmittedReview::view).toList(),
        returns);
  }

  private void refuseUnless(String what, State... possible) {
    if (!List.of(possible).contains(state)) {
      throw new ReviewRefused(
          "The annual review "
              + caseId
              + " cannot be "
              + what
              + " while it is "
              + state
              + ", only while it is "
              + String.join(" or ", Arrays.stream(possible).map(State::name).toList()));
    }
  }
}
