package org.ctpat.application;

import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.Agreements;
import org.ctpat.account.TransitionGuard;
import org.ctpat.deadline.Deadline;
import org.ctpat.deadline.Deadlines;
import org.springframework.stereotype.Component;

/**
 * The guards of an application. What a form has checked when it was handed in (identifiers, every
 * question) counts by the step that was recorded then.
 */
@Component
class ApplicationGuards implements TransitionGuard {

  private static final String NOT_REJECTED = "the application is not rejected";

  private final ApplicationRepository applications;
  private final Agreements agreements;
  private final Deadlines deadlines;

  ApplicationGuards(
      ApplicationRepository applications, Agreements agreements, Deadlines deadlines) {
    this.applications = applications;
    this.agreements = agreements;
    this.deadlines = deadlines;
  }

  @Override
  public Map<String, Check> checks() {
    return Map.ofEntries(
        check(
            "entity type chosen; identifiers valid; officer named",
            application -> application.last(StepKind.COMPANY_PROFILE).isPresent(),
            "no company profile is handed in"),
        check(
            "every applicable question answered; officer signed agreement",
            application -> application.last(StepKind.SUBMISSION).isPresent() && signed(application),
            "the agreement is not signed, or the officer has not submitted the application"),
        check(
            "no security profile after 30 days",
            application ->
                passed(application, "DL02") && says(application, StepKind.LAST_WORD, "close"),
            "its 30 days (DL02) are not over, or nobody has said the last word on it"),
        check(
            "eligibility questions all satisfied",
            application -> application.specialistId() != null,
            "no supervisor has confirmed the eligibility and named a specialist"),
        check(
            "eligibility rule not met",
            application -> says(application, StepKind.ASSIGNMENT, "not eligible"),
            "no supervisor has found that a rule is not met"),
        check(
            "profile incomplete or blank",
            application -> says(application, StepKind.PROFILE_REVIEW, "return"),
            "no specialist has returned the profile"),
        check(
            "14 days passed and specialist confirms",
            application ->
                passed(application, "DL09") && says(application, StepKind.NO_ANSWER, "confirm"),
            "the 14 days (DL09) are not over, or no specialist has confirmed the silence"),
        check(
            "vetting not finished",
            application -> !application.vettingFinished(),
            "the vetting has ended already"),
        check(
            "both passed",
            application ->
                application.profileApproved() && application.vettingResult() == VettingResult.PASS,
            "the security profile is not approved or the vetting has not passed"),
        check("RETURNED resubmit", this::underReview, "the corrected profile is not handed in"),
        check("PRE_APPLICANT withdraw", Application::running, "the application has ended"),
        check(
            "PROFILE_APPROVED vetting_passed",
            application ->
                application.profileApproved() && application.vettingResult() == VettingResult.PASS,
            "the security profile is not approved or the vetting has not passed"),
        check("PROFILE_APPROVED vetting_failed", this::rejected, NOT_REJECTED),
        check("VETTING vetting_failed", this::rejected, NOT_REJECTED),
        check(
            "90 days passed, no decision",
            application -> application.running() && passed(application, "DL01"),
            "its 90 days (DL01) are not over, or it is decided"),
        check(
            "new application, full evaluation", Application::running, "the application has ended"),
        check(
            "cause removed",
            application ->
                application.running() && application.last(StepKind.REAPPLICATION).isPresent(),
            "the company does not say what has changed"),
        Map.entry("waiting time over", this::waiting));
  }

  private boolean underReview(Application application) {
    return application.stage() == ApplicationStage.REVIEW;
  }

  private boolean rejected(Application application) {
    return application.outcome() == ApplicationOutcome.INELIGIBLE;
  }

  private Map.Entry<String, Check> check(
      String guard, Predicate<Application> holds, String objection) {
    return Map.entry(
        guard,
        (number, caseId) -> {
          var application =
              applications
                  .findByCaseId(caseId)
                  .filter(known -> known.accountNumber().equals(number.value()));
          if (application.isEmpty()) {
            return Optional.of("there is no application " + caseId + " of this account");
          }
          return holds.test(application.get()) ? Optional.empty() : Optional.of(objection);
        });
  }

  private boolean signed(Application application) {
    return application.last(StepKind.AGREEMENT).isPresent()
        && agreements.signature(AccountNumber.of(application.accountNumber())).isPresent();
  }

  private static boolean says(Application application, StepKind kind, String result) {
    return application.last(kind).filter(step -> step.result().equals(result)).isPresent();
  }

  private boolean passed(Application application, String rule) {
    return deadlines
        .find(application.caseId(), rule)
        .filter(date -> date.dueOn().isBefore(deadlines.today()))
        .isPresent();
  }

  private Optional<String> waiting(AccountNumber number, String caseId) {
    return deadlines.of(number.value()).stream()
        .filter(date -> date.ruleId().equals("DL17") && date.state() == Deadline.State.OPEN)
        .filter(date -> !date.dueOn().isBefore(deadlines.today()))
        .map(date -> "it is not over before " + Wording.day(date.dueOn()) + " (DL17)")
        .findFirst();
  }
}
