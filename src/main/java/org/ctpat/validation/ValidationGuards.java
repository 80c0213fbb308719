package org.ctpat.validation;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.ctpat.account.TransitionGuard;
import org.ctpat.deadline.Deadlines;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * The guards of a validation. Notice and visits of CBP are not asked of one that a partner
 * programme has carried out.
 */
@Component
class ValidationGuards implements TransitionGuard {

  private static final Set<ValidationOutcome> EXCEEDS =
      EnumSet.of(ValidationOutcome.TIER3, ValidationOutcome.KEEP);

  private final ValidationCases cases;
  private final CorrectiveActionRows actions;
  private final ObjectProvider<ValidationFlow> flow;
  private final Deadlines deadlines;

  ValidationGuards(
      ValidationCases cases,
      CorrectiveActionRows actions,
      ObjectProvider<ValidationFlow> flow,
      Deadlines deadlines) {
    this.cases = cases;
    this.actions = actions;
    this.flow = flow;
    this.deadlines = deadlines;
  }

  @Override
  public Map<String, Check> checks() {
    return Map.ofEntries(
        check("by risk or due date", this::open, "the validation is closed"),
        check(
            "four years since last validation or risk selection",
            this::open,
            "the validation is closed"),
        check(
            "at least 30 days after notice (or company agrees to earlier)",
            validation ->
                validation.isRecognisedAbroad()
                    || validation.isEarlierVisitAgreed()
                    || noticeOver(validation.earliestVisitOn()),
            "the notice period (DL10) is not over and the company has not agreed to an earlier visit"),
        check(
            "one or more musts not met",
            validation -> !actions.findByCaseIdOrderById(validation.caseId()).isEmpty(),
            "the report requires no action"),
        check(
            "supervisor approved; no actions required",
            validation ->
                validation.isRecognisedAbroad()
                    || validation.publishedOn() != null && openMusts(validation) == 0,
            "no approved report is published, or musts are not met"),
        check(
            "supervisor approved; practices meet the Tier 3 framework; importer",
            validation -> validation.publishedOn() != null && exceeds(validation),
            "no approved report is published, or no supervisor has decided on Tier 3"),
        check(
            "knowingly false statement in validation",
            Validation::isFalseStatement,
            "the report names no false statement"),
        check(
            "all actions proven",
            validation -> openMusts(validation) == 0,
            "not every required action is accepted"),
        check(
            "all closed and Tier 3 framework met; importer",
            validation -> openMusts(validation) == 0 && exceeds(validation),
            "not every required action is accepted, or no supervisor has decided on Tier 3"),
        check(
            "not closed in time",
            validation -> openMusts(validation) > 0,
            "every required action is accepted"),
        check(
            "company shows compliance",
            validation ->
                validation.isFalseStatement() && validation.outcome() == ValidationOutcome.KEEP,
            "no supervisor has decided to keep the status"),
        check(
            "no longer exceeds the criteria at revalidation",
            validation -> validation.outcome() == ValidationOutcome.DOWNGRADE,
            "no supervisor has decided so"));
  }

  private Map.Entry<String, Check> check(
      String guard, Predicate<Validation> holds, String objection) {
    return Map.entry(
        guard,
        (number, caseId) -> {
          var validation =
              cases
                  .findByCaseId(caseId)
                  .filter(known -> known.accountNumber().equals(number.value()));
          if (validation.isEmpty()) {
            return Optional.of("there is no validation " + caseId + " of this account");
          }
          return holds.test(validation.get()) ? Optional.empty() : Optional.of(objection);
        });
  }

  private boolean open(Validation validation) {
    return validation.closedOn() == null;
  }

  private boolean noticeOver(@Nullable LocalDate earliest) {
    return earliest != null && !deadlines.today().isBefore(earliest);
  }

  private int openMusts(Validation validation) {
    return flow.getObject().openMusts(validation);
  }

  private static boolean exceeds(Validation validation) {
    return validation.outcome() != null && EXCEEDS.contains(validation.outcome());
  }
}
