package org.ctpat.appeal;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.TransitionGuard;
import org.ctpat.deadline.Deadlines;
import org.ctpat.deadline.UsEastern;
import org.springframework.stereotype.Component;

/** The guards of appeals: what was filed when, and how it was decided. */
@Component
class AppealGuards implements TransitionGuard {

  private final AppealRepository appeals;
  private final ContestableDecisionRepository decisions;
  private final Deadlines deadlines;
  private final Clock clock;

  AppealGuards(
      AppealRepository appeals,
      ContestableDecisionRepository decisions,
      Deadlines deadlines,
      Clock clock) {
    this.appeals = appeals;
    this.decisions = decisions;
    this.deadlines = deadlines;
    this.clock = clock;
  }

  @Override
  public Map<String, Check> checks() {
    return Map.of(
        "appeal filed in time",
        check(this::late),
        "within 90 days (30 if false information)",
        check(this::late),
        "APPEAL_PENDING decision_upheld",
        check(appeal -> otherThan(appeal, AppealOutcome.UPHELD)),
        "APPEAL_PENDING decision_overturned",
        check(appeal -> otherThan(appeal, AppealOutcome.OVERTURNED)),
        "180 days without decision",
        check(this::undue));
  }

  private Check check(Function<Appeal, Optional<String>> objection) {
    return (number, appealId) ->
        appeals
            .findById(appealId)
            .filter(appeal -> appeal.accountNumber().equals(number.value()))
            .map(objection)
            .orElseGet(() -> Optional.of(none(number, appealId)));
  }

  private static String none(AccountNumber number, String appealId) {
    return "account " + number + " has filed no appeal “" + appealId + "”";
  }

  private Optional<String> late(Appeal appeal) {
    var decision = decisions.findById(appeal.decisionId()).orElseThrow();
    return appeal.filedOn().isAfter(decision.appealUntilOn())
        ? Optional.of(
            "it was filed after the last day, " + UsEastern.inWords(decision.appealUntilOn()))
        : Optional.empty();
  }

  private static Optional<String> otherThan(Appeal appeal, AppealOutcome outcome) {
    return appeal.outcome() == outcome
        ? Optional.empty()
        : Optional.of("the appeals authority has not decided so");
  }

  private Optional<String> undue(Appeal appeal) {
    if (appeal.outcome() != null) {
      return Optional.of("the appeal is decided");
    }
    return deadlines
            .find(appeal.appealId(), AppealFlow.DECISION_RULE)
            .filter(due -> !clock.instant().isBefore(due.dueAt().toInstant()))
            .isPresent()
        ? Optional.empty()
        : Optional.of("its 180 days (DL16) are not over");
  }
}
