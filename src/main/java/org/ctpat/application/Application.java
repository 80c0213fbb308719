package org.ctpat.application;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.ctpat.audit.Actor;
import org.jspecify.annotations.Nullable;

/**
 * An application of a company, from the company profile to the certification decision.
 *
 * <p>Every method that a person's task leads to takes the key of the task: the same task is
 * recorded once, a repetition changes nothing. Every method of an automated step is harmless when
 * what it does is done already.
 */
@Entity
@Table(name = "application")
class Application {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "application")
  @SequenceGenerator(name = "application", sequenceName = "application_seq", allocationSize = 50)
  private @Nullable Long id;

  @Version private long version;

  private String caseId;
  private String accountNumber;
  private String entityType;
  private LocalDate openedOn;
  private String startedBy;

  @Enumerated(EnumType.STRING)
  private ApplicationStage stage;

  private int profileRegistrations;
  private @Nullable String specialistId;
  private @Nullable String profileReviewerId;
  private boolean profileApproved;

  @Enumerated(EnumType.STRING)
  private @Nullable VettingResult vettingResult;

  private @Nullable String recommenderId;
  private @Nullable String recommendation;

  @Enumerated(EnumType.STRING)
  private @Nullable ApplicationOutcome outcome;

  private @Nullable LocalDate closedOn;

  @OneToMany(mappedBy = "application", cascade = CascadeType.PERSIST)
  @OrderBy("id")
  private List<ApplicationStep> steps = new ArrayList<>();

  @OneToMany(mappedBy = "application", cascade = CascadeType.PERSIST)
  @OrderBy("id")
  private List<ProfileSubmission> submissions = new ArrayList<>();

  protected Application() {}

  Application(
      String caseId, String accountNumber, String entityType, LocalDate openedOn, Actor by) {
    this.caseId = caseId;
    this.accountNumber = accountNumber;
    this.entityType = entityType;
    this.openedOn = openedOn;
    this.startedBy = by.name();
    this.stage = ApplicationStage.COMPANY_PROFILE;
  }

  String caseId() {
    return caseId;
  }

  String accountNumber() {
    return accountNumber;
  }

  String entityType() {
    return entityType;
  }

  LocalDate openedOn() {
    return openedOn;
  }

  ApplicationStage stage() {
    return stage;
  }

  boolean running() {
    return outcome == null;
  }

  @Nullable String specialistId() {
    return specialistId;
  }

  boolean profileApproved() {
    return profileApproved;
  }

  @Nullable VettingResult vettingResult() {
    return vettingResult;
  }

  /** Whether the vetting has ended, passed or failed. */
  boolean vettingFinished() {
    return vettingResult == VettingResult.PASS || vettingResult == VettingResult.FAIL;
  }

  @Nullable ApplicationOutcome outcome() {
    return outcome;
  }

  @Nullable LocalDate closedOn() {
    return closedOn;
  }

  /** Which time the company profile is on its way or registered, from 1. */
  int profileRound() {
    return stage == ApplicationStage.COMPANY_PROFILE
        ? profileRegistrations + 1
        : Math.max(1, profileRegistrations);
  }

  /** Which time the security profile is with CBP, from 1; 0 before the first submission. */
  int submissionRound() {
    return submissions.size();
  }

  /** Which time the application is with CBP: 2 after an appeal has set its first end aside. */
  int round() {
    return 1 + (int) steps.stream().filter(step -> step.kind() == StepKind.RESUMPTION).count();
  }

  /** A cycle of dates and letters, told apart from those before an appeal. */
  String cycle(String cycle) {
    return round() == 1 ? cycle : cycle + "-round-" + round();
  }

  /** How often the vetting unit has asked the company for more information. */
  int vettingQuestions() {
    return (int)
        steps.stream()
            .filter(
                step ->
                    step.kind() == StepKind.VETTING
                        && step.result().equals(VettingResult.MORE_INFORMATION.word()))
            .count();
  }

  /** The newest step of a kind. */
  Optional<ApplicationStep> last(StepKind kind) {
    return steps.reversed().stream().filter(step -> step.kind() == kind).findFirst();
  }

  /** Whether this task is recorded already. */
  boolean recorded(long taskKey) {
    return steps.stream().anyMatch(step -> step.ofTask(taskKey));
  }

  void started(Actor by, Instant at) {
    note(null, StepKind.APPLICATION_STARTED, "started", null, null, by, at);
  }

  /** A company that left or was turned down says what has changed since (fact sheet section 17). */
  void reapplied(String change, Actor by, Instant at) {
    note(null, StepKind.REAPPLICATION, "applied anew", change, null, by, at);
  }

  // People

  /** The company has handed in its profile (fact sheet section 4). */
  boolean companyProfileGiven(long taskKey, Actor by, Instant at) {
    if (recorded(taskKey)) {
      return false;
    }
    demand(ApplicationStage.COMPANY_PROFILE, "take the company profile");
    return note(taskKey, StepKind.COMPANY_PROFILE, "handed in", null, null, by, at);
  }

  /** A specialist has looked at failed eligibility rules: {@code overrule} or {@code return}. */
  boolean eligibilityReviewed(long taskKey, String decision, String remarks, Actor by, Instant at) {
    if (recorded(taskKey)) {
      return false;
    }
    demand(ApplicationStage.PREPARATION, "review its eligibility");
    return note(taskKey, StepKind.INELIGIBILITY_REVIEW, decision, remarks, null, by, at);
  }

  /** An officer has signed the partner agreement (rule C1). */
  boolean agreementSigned(
      long taskKey, String agreementVersion, String language, Actor by, Instant at) {
    if (recorded(taskKey)) {
      return false;
    }
    demand(ApplicationStage.PREPARATION, "sign the partner agreement");
    return note(
        taskKey,
        StepKind.AGREEMENT,
        "signed version " + agreementVersion + " (" + language + ")",
        null,
        null,
        by,
        at);
  }

  /** An officer has submitted the application. */
  boolean submitted(long taskKey, @Nullable String note, Actor by, Instant at) {
    if (recorded(taskKey)) {
      return false;
    }
    demand(ApplicationStage.PREPARATION, "be submitted");
    return note(taskKey, StepKind.SUBMISSION, "submitted", note, null, by, at);
  }

  /** The last word on an unfinished application: {@code continue} or {@code close} (DL02). */
  boolean lastWordGiven(long taskKey, String decision, String reason, Actor by, Instant at) {
    if (recorded(taskKey)) {
      return false;
    }
    demand(ApplicationStage.PREPARATION, "be closed as unfinished");
    return note(taskKey, StepKind.LAST_WORD, decision, reason, null, by, at);
  }

  /** A supervisor has confirmed the eligibility and named the specialist, or found the opposite. */
  boolean specialistAssigned(
      long taskKey,
      @Nullable String specialist,
      boolean eligible,
      @Nullable String reason,
      Actor by,
      Instant at) {
    if (recorded(taskKey)) {
      return false;
    }
    demand(ApplicationStage.ASSIGNMENT, "get a specialist");
    if (eligible) {
      specialistId = Objects.requireNonNull(specialist, "a specialist is needed");
      return note(taskKey, StepKind.ASSIGNMENT, "assigned to " + specialist, reason, null, by, at);
    }
    return note(taskKey, StepKind.ASSIGNMENT, "not eligible", reason, null, by, at);
  }

  /** A specialist has read the security profile: {@code approve} or {@code return} (DL03). */
  boolean profileReviewed(
      long taskKey, String decision, @Nullable String remarks, Actor by, Instant at) {
    if (recorded(taskKey)) {
      return false;
    }
    demand(ApplicationStage.REVIEW, "have its security profile reviewed");
    profileReviewerId = by.id();
    return note(taskKey, StepKind.PROFILE_REVIEW, decision, remarks, null, by, at);
  }

  /** What a specialist makes of the company's silence: {@code confirm} or {@code wait} (DL09). */
  boolean silenceJudged(long taskKey, String decision, String reason, Actor by, Instant at) {
    if (recorded(taskKey)) {
      return false;
    }
    demand(ApplicationStage.CORRECTION, "have its silence judged");
    return note(taskKey, StepKind.NO_ANSWER, decision, reason, null, by, at);
  }

  /** The vetting unit has found {@code result}; {@code internalNote} stays with CBP. */
  boolean vetted(
      long taskKey,
      VettingResult result,
      @Nullable String question,
      @Nullable String internalNote,
      Actor by,
      Instant at) {
    if (recorded(taskKey)) {
      return false;
    }
    demandReview("be vetted");
    vettingResult = result;
    return note(
        taskKey,
        StepKind.VETTING,
        result.word(),
        result == VettingResult.MORE_INFORMATION ? question : null,
        internalNote,
        by,
        at);
  }

  /** The company has answered the question of the vetting unit. */
  boolean vettingInformationGiven(long taskKey, String answer, int files, Actor by, Instant at) {
    if (recorded(taskKey)) {
      return false;
    }
    demandReview("answer the vetting unit");
    return note(
        taskKey,
        StepKind.VETTING_INFORMATION,
        files == 0 ? "answered" : "answered with " + files + (files == 1 ? " file" : " files"),
        answer,
        null,
        by,
        at);
  }

  /**
   * What stands against a recommendation or a decision to {@code certify} or to {@code reject};
   * empty when nothing does. Both must have passed for a certification (6 U.S.C. 964, state table).
   */
  Optional<String> objectionTo(String decision) {
    if (decision.equals("certify")) {
      if (!profileApproved) {
        return Optional.of(
            "The security profile is not approved yet; certification needs an approved profile.");
      }
      if (vettingResult != VettingResult.PASS) {
        return Optional.of(
            "The vetting has not passed; certification needs a passed vetting. Choose another"
                + " answer.");
      }
    }
    if (decision.equals("reject") && vettingResult != VettingResult.FAIL) {
      return Optional.of(
          "The vetting has not failed; an application is rejected at this step only after a failed"
              + " vetting. Choose another answer.");
    }
    return Optional.empty();
  }

  /** The specialist's recommendation: {@code certify} or {@code reject}. */
  boolean recommended(long taskKey, String decision, String reason, Actor by, Instant at) {
    if (recorded(taskKey)) {
      return false;
    }
    demand(ApplicationStage.REVIEW, "get a recommendation");
    refuseIf(objectionTo(decision));
    recommendation = decision;
    recommenderId = by.id();
    return note(taskKey, StepKind.RECOMMENDATION, decision, reason, null, by, at);
  }

  /**
   * Whether this person took part in the review and so may not decide (four-eyes rule); after an
   * appeal also whoever took part in the decision that was set aside.
   */
  boolean tookPart(Actor person) {
    return person.id().equals(specialistId)
        || person.id().equals(profileReviewerId)
        || person.id().equals(recommenderId)
        || last(StepKind.VETTING).filter(step -> step.byId().equals(person.id())).isPresent()
        || setAside().stream().anyMatch(step -> step.byId().equals(person.id()));
  }

  /** Whether this person made the decision that an appeal has set aside. */
  boolean decidedBefore(Actor person) {
    return setAside().stream()
        .filter(ApplicationStep::ended)
        .anyMatch(step -> step.byId().equals(person.id()));
  }

  /** What people of CBP did before an appeal set the end of the application aside. */
  private List<ApplicationStep> setAside() {
    int resumed = -1;
    for (int i = 0; i < steps.size(); i++) {
      if (steps.get(i).kind() == StepKind.RESUMPTION) {
        resumed = i;
      }
    }
    return steps.subList(0, Math.max(0, resumed)).stream()
        .filter(step -> step.kind().judges())
        .toList();
  }

  /** A supervisor's decision: {@code certify}, {@code reject} or {@code return}. */
  boolean decided(long taskKey, String decision, String reason, Actor by, Instant at) {
    if (recorded(taskKey)) {
      return false;
    }
    demand(ApplicationStage.REVIEW, "be decided");
    if (tookPart(by)) {
      throw new ApplicationRefused(
          by.name()
              + " took part in the review of application "
              + caseId
              + "; another supervisor must decide");
    }
    refuseIf(objectionTo(decision));
    if (decision.equals("return")) {
      return note(taskKey, StepKind.SENT_BACK, decision, reason, null, by, at);
    }
    return note(taskKey, StepKind.DECISION, decision, reason, null, by, at);
  }

  /** Why the decision takes longer than DL01; decides nothing. */
  boolean delayExplained(long taskKey, LocalDate expectedOn, String reason, Actor by, Instant at) {
    if (recorded(taskKey)) {
      return false;
    }
    return note(
        taskKey, StepKind.OVERDUE_EXPLANATION, "expected by " + expectedOn, reason, null, by, at);
  }

  /** The company takes its application back. */
  void withdrawn(String reason, LocalDate on, Actor by, Instant at) {
    note(null, StepKind.WITHDRAWAL, "withdrawn", reason, null, by, at);
    close(ApplicationOutcome.WITHDRAWN, on);
  }

  // Automated steps

  /** The company profile is registered; DL02 starts. False when it was so already. */
  boolean companyProfileRegistered() {
    if (stage == ApplicationStage.PREPARATION) {
      return false;
    }
    demand(ApplicationStage.COMPANY_PROFILE, "register its company profile");
    stage = ApplicationStage.PREPARATION;
    profileRegistrations++;
    return true;
  }

  /** The company profile goes back to the company. False when it is there already. */
  boolean companyProfileReturned() {
    if (stage == ApplicationStage.COMPANY_PROFILE) {
      return false;
    }
    demand(ApplicationStage.PREPARATION, "return its company profile");
    stage = ApplicationStage.COMPANY_PROFILE;
    return true;
  }

  /** The application is received with the snapshot of the security profile. */
  boolean received(String profileHash, LocalDate on) {
    if (stage == ApplicationStage.ASSIGNMENT) {
      return false;
    }
    demand(ApplicationStage.PREPARATION, "be received");
    stage = ApplicationStage.ASSIGNMENT;
    submissions.add(new ProfileSubmission(this, submissions.size() + 1, on, profileHash));
    return true;
  }

  /** Review and vetting begin. */
  boolean reviewOpened() {
    if (stage == ApplicationStage.REVIEW) {
      return false;
    }
    demand(ApplicationStage.ASSIGNMENT, "open its review");
    stage = ApplicationStage.REVIEW;
    return true;
  }

  /** The security profile is approved. */
  boolean approved() {
    if (profileApproved) {
      return false;
    }
    demand(ApplicationStage.REVIEW, "have its security profile approved");
    profileApproved = true;
    return true;
  }

  /** The security profile goes back to the company. */
  boolean returnedForCorrection() {
    if (stage == ApplicationStage.CORRECTION) {
      return false;
    }
    if (profileApproved) {
      throw new ApplicationRefused(
          "The security profile of application "
              + caseId
              + " is approved; it cannot be returned for correction any more");
    }
    demand(ApplicationStage.REVIEW, "be returned for correction");
    stage = ApplicationStage.CORRECTION;
    return true;
  }

  /** The corrected security profile is back with CBP, with a new snapshot. */
  boolean resubmitted(String profileHash, LocalDate on) {
    if (stage == ApplicationStage.REVIEW) {
      return false;
    }
    demand(ApplicationStage.CORRECTION, "be resubmitted");
    stage = ApplicationStage.REVIEW;
    submissions.add(new ProfileSubmission(this, submissions.size() + 1, on, profileHash));
    return true;
  }

  /** The application has ended. False when it had ended so before. */
  boolean close(ApplicationOutcome how, LocalDate on) {
    if (outcome == how) {
      return false;
    }
    if (outcome != null) {
      throw new ApplicationRefused(
          "Application " + caseId + " has ended already, " + outcome.word() + "; it stays so");
    }
    stage = ApplicationStage.CLOSED;
    outcome = how;
    closedOn = on;
    return true;
  }

  /**
   * An appeal has set the end of the application aside: it goes on at its review. False when it is
   * on its way already.
   */
  boolean resumed(Actor by, Instant at) {
    if (running()) {
      return false;
    }
    if (outcome != ApplicationOutcome.INELIGIBLE) {
      throw new ApplicationRefused(
          "Application %s has ended, %s: only one found ineligible goes on after an appeal"
              .formatted(caseId, outcome == null ? "" : outcome.word()));
    }
    stage = ApplicationStage.ASSIGNMENT;
    outcome = null;
    closedOn = null;
    specialistId = null;
    profileReviewerId = null;
    profileApproved = false;
    vettingResult = null;
    recommenderId = null;
    recommendation = null;
    return note(null, StepKind.RESUMPTION, "resumed", null, null, by, at);
  }

  /** As the company may see it: of vetting and deliberation the results that concern it alone. */
  ApplicationView forCompany() {
    return view(
        steps.stream()
            .filter(step -> step.kind().open())
            .map(ApplicationStep::forCompany)
            .toList());
  }

  /** As CBP sees it. */
  ApplicationView forCbp() {
    return view(steps.stream().map(ApplicationStep::forCbp).toList());
  }

  private ApplicationView view(List<ApplicationView.Step> shown) {
    return new ApplicationView(
        caseId,
        accountNumber,
        entityType,
        openedOn,
        startedBy,
        stage,
        specialistId,
        profileApproved,
        vettingResult,
        outcome,
        closedOn,
        submissions.stream().map(ProfileSubmission::view).toList(),
        shown);
  }

  private boolean note(
      @Nullable Long taskKey,
      StepKind kind,
      String result,
      @Nullable String reason,
      @Nullable String internalNote,
      Actor by,
      Instant at) {
    steps.add(new ApplicationStep(this, taskKey, kind, result, reason, internalNote, by, at));
    return true;
  }

  private void demand(ApplicationStage needed, String what) {
    if (stage != needed) {
      throw new ApplicationRefused(
          "Application "
              + caseId
              + " cannot "
              + what
              + ": it stands at \""
              + stage.label()
              + "\", and this is possible at \""
              + needed.label()
              + "\" only");
    }
  }

  /** Vetting goes on while the company corrects its profile. */
  private void demandReview(String what) {
    if (stage != ApplicationStage.CORRECTION) {
      demand(ApplicationStage.REVIEW, what);
    }
  }

  private static void refuseIf(Optional<String> objection) {
    objection.ifPresent(
        words -> {
          throw new ApplicationRefused(words);
        });
  }
}
