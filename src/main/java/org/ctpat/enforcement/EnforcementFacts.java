package org.ctpat.enforcement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ctpat.account.SuspensionGrounds;
import org.ctpat.criteria.CriteriaCatalogue;
import org.ctpat.criteria.Criterion;
import org.ctpat.deadline.UsEastern;
import org.ctpat.validation.CorrectiveActionState;
import org.ctpat.validation.CorrectiveActionView;
import org.ctpat.validation.CorrectiveActions;
import org.ctpat.validation.FindingResult;
import org.ctpat.validation.FindingView;
import org.ctpat.validation.Validations;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is known about an enforcement case, in words, and what stands against its next step. */
@Component
class EnforcementFacts {

  private static final String BETWEEN = "\n\n";

  private final CorrectiveActions actions;
  private final Validations validations;
  private final CriteriaCatalogue criteria;

  EnforcementFacts(CorrectiveActions actions, Validations validations, CriteriaCatalogue criteria) {
    this.actions = actions;
    this.validations = validations;
    this.criteria = criteria;
  }

  /** The grounds with who proposed them and when, what a cure notice brought, decisions so far. */
  String proposal(EnforcementCase enforcement) {
    var parts = new ArrayList<>(grounds(enforcement, true));
    if (enforcement.cureAsked() != null) {
      parts.add("Asked to be shown by the cure notice: " + sentence(enforcement.cureAsked()));
      if (enforcement.state() != EnforcementState.CURE) {
        parts.add(
            enforcement.cureAnswer() == null
                ? "The company gave no answer by %s (DL09)."
                    .formatted(UsEastern.inWords(known(enforcement.cureDueOn())))
                : "Answered on %s: %s Files: %d."
                    .formatted(
                        UsEastern.inWords(known(enforcement.cureAnsweredOn())),
                        sentence(enforcement.cureAnswer()),
                        enforcement.cureDocumentIds().size()));
      }
    }
    enforcement
        .last()
        .filter(
            taken ->
                taken.decision() == Decision.ASK_REMOVAL || taken.decision() == Decision.GIVE_BACK)
        .ifPresent(
            taken ->
                parts.add(
                    "%s by %s: %s"
                        .formatted(
                            taken.decision().label(), taken.byName(), sentence(taken.reason()))));
    return String.join(BETWEEN, parts);
  }

  /** The grounds, a sentence or more for each. */
  List<String> grounds(EnforcementCase enforcement, boolean withPeople) {
    var all = enforcement.grounds();
    return IntStream.range(0, all.size())
        .mapToObj(
            place -> {
              var ground = all.get(place);
              var from =
                  ground.sourceCaseId().equals(enforcement.caseId())
                      ? ""
                      : ", case " + ground.sourceCaseId();
              return "%s%s: %s%s"
                  .formatted(
                      all.size() > 1 ? (place + 1) + ". " : "",
                      ground.grounds().label(),
                      sentence(ground.statement()),
                      withPeople
                          ? " Rule: %s. Proposed by %s on %s%s."
                              .formatted(
                                  ground.rule(),
                                  ground.byName(),
                                  UsEastern.inWords(ground.proposedOn()),
                                  from)
                          : "");
            })
        .toList();
  }

  /** The rules of all grounds, each once. */
  List<String> rules(EnforcementCase enforcement) {
    return enforcement.grounds().stream().map(EnforcementCase.Ground::rule).distinct().toList();
  }

  /** The company's answer and the goals of its plan. */
  String plan(EnforcementCase enforcement) {
    var parts = new ArrayList<String>();
    if (enforcement.response() != null) {
      parts.add("Answer: " + sentence(enforcement.response()));
      parts.add(
          enforcement.visitsConsented()
              ? "Unannounced visits: consented."
              : "Unannounced visits: not consented.");
    }
    if (enforcement.planNote() != null) {
      parts.add("Corrected: " + sentence(enforcement.planNote()));
    }
    parts.addAll(goals(enforcement));
    var uncovered = uncovered(enforcement);
    if (!uncovered.isEmpty()) {
      parts.add(
          "Weaknesses of the failed validation without a goal: "
              + String.join(", ", uncovered)
              + ".");
    }
    return String.join(BETWEEN, parts);
  }

  private List<String> goals(EnforcementCase enforcement) {
    return view(enforcement).goals().stream()
        .map(
            goal ->
                "Goal %d, until %s%s%s: %s%s"
                    .formatted(
                        goal.number(),
                        UsEastern.inWords(goal.dueOn()),
                        goal.criterionId() == null ? "" : ", criterion " + goal.criterionId(),
                        goal.replaces() == null ? "" : ", in place of goal " + goal.replaces(),
                        sentence(goal.text()),
                        goal.outcome() == null
                            ? ""
                            : " Outcome: %s.".formatted(lower(goal.outcome().label()))))
        .toList();
  }

  /** What headquarters decides by: goals with outcomes, checks, and what stands in the way. */
  String reinstatement(EnforcementCase enforcement) {
    var parts = new ArrayList<String>();
    parts.add("Suspended on %s.".formatted(UsEastern.inWords(known(enforcement.suspendedOn()))));
    parts.addAll(grounds(enforcement, false));
    enforcement
        .last(Decision.REFUSE_PLAN)
        .ifPresent(
            taken ->
                parts.add(
                    "The plan was refused by %s: %s"
                        .formatted(taken.byName(), sentence(taken.reason()))));
    parts.addAll(goals(enforcement));
    enforcement
        .checks()
        .forEach(
            check ->
                parts.add(
                    "Unannounced check on %s at %s by %s: %s. %s"
                        .formatted(
                            UsEastern.inWords(check.checkedOn()),
                            check.site(),
                            check.byName(),
                            check.passed() ? "passed" : "failed",
                            sentence(check.seen()))));
    var obstacles = reinstatementObstacles(enforcement);
    parts.add(
        obstacles.isEmpty()
            ? "Nothing stands against the reinstatement."
            : "Against a reinstatement stands: " + String.join("; ", obstacles) + ".");
    return String.join(BETWEEN, parts);
  }

  /** What the plan lacks before it can be handed in; empty when it can. */
  List<String> planObstacles(EnforcementCase enforcement, LocalDate today) {
    var goals = view(enforcement).goals();
    var obstacles = new ArrayList<String>();
    if (goals.stream().noneMatch(EnforcementView.Goal::open)) {
      obstacles.add("add at least one goal with its date");
    }
    goals.stream()
        .filter(EnforcementView.Goal::open)
        .filter(goal -> !goal.dueOn().isAfter(today))
        .forEach(goal -> obstacles.add("goal " + goal.number() + " needs a date after today"));
    goals.stream()
        .filter(goal -> goal.missed() && goal.replacedBy() == null)
        .forEach(
            goal ->
                obstacles.add(
                    "goal %d was not reached: add a goal in its place".formatted(goal.number())));
    uncovered(enforcement)
        .forEach(
            criterion ->
                obstacles.add(
                    "the validation found criterion %s not met: add a goal for it"
                        .formatted(criterion)));
    return obstacles;
  }

  /**
   * What stands against a reinstatement (fact sheet section 17): goals, unannounced check,
   * weaknesses of a failed validation; empty when nothing does.
   */
  List<String> reinstatementObstacles(EnforcementCase enforcement) {
    var goals = view(enforcement).goals();
    var obstacles = new ArrayList<String>();
    if (goals.stream().noneMatch(goal -> goal.actionId() != null)) {
      obstacles.add("no goal of a plan is accepted yet");
    }
    goals.stream()
        .filter(goal -> goal.outcome() != CorrectiveActionState.ACCEPTED)
        .filter(goal -> goal.replacedBy() == null)
        .forEach(goal -> obstacles.add("goal %d is not reached".formatted(goal.number())));
    if (enforcement.checks().isEmpty()) {
      obstacles.add("no unannounced check has taken place");
    } else if (!enforcement.checks().getLast().passed()) {
      obstacles.add("the last unannounced check failed");
    }
    var reached =
        goals.stream()
            .filter(goal -> goal.outcome() == CorrectiveActionState.ACCEPTED)
            .map(EnforcementView.Goal::criterionId)
            .toList();
    weaknesses(enforcement).stream()
        .filter(criterion -> !reached.contains(criterion))
        .forEach(
            criterion ->
                obstacles.add(
                    "criterion %s, not met in the validation, is not shown to be met"
                        .formatted(criterion)));
    return obstacles;
  }

  /** Weaknesses of a failed validation that no goal stands for. */
  private List<String> uncovered(EnforcementCase enforcement) {
    return weaknesses(enforcement).stream()
        .filter(
            criterion ->
                enforcement.goals().stream()
                    .noneMatch(goal -> criterion.equals(goal.criterionId())))
        .toList();
  }

  /** Criteria that a failed validation found not met and whose action was never accepted. */
  private List<String> weaknesses(EnforcementCase enforcement) {
    return enforcement.grounds().stream()
        .filter(ground -> ground.grounds() == SuspensionGrounds.FAILED_VALIDATION)
        .flatMap(ground -> validations.find(ground.sourceCaseId()).stream())
        .flatMap(validation -> validation.findings().stream())
        .filter(finding -> finding.result() == FindingResult.ACTION_REQUIRED)
        .filter(finding -> finding.verdict() != CorrectiveActionState.ACCEPTED)
        .map(FindingView::criterionId)
        .distinct()
        .toList();
  }

  Optional<Criterion> criterion(String id) {
    return criteria.find(id);
  }

  EnforcementView view(EnforcementCase enforcement) {
    return new EnforcementView(
        enforcement.caseId(),
        enforcement.accountNumber(),
        enforcement.state(),
        enforcement.openedOn(),
        enforcement.falseInformation(),
        enforcement.aggravated(),
        enforcement.grounds().stream()
            .map(
                ground ->
                    new EnforcementView.Ground(
                        ground.grounds(),
                        ground.statement(),
                        ground.rule(),
                        ground.sourceCaseId(),
                        ground.falseInformation(),
                        ground.aggravated(),
                        ground.byName(),
                        ground.proposedOn()))
            .toList(),
        enforcement.decisions().stream()
            .map(
                taken ->
                    new EnforcementView.Taken(
                        taken.decision(),
                        taken.reason(),
                        taken.untilOn(),
                        taken.byName(),
                        taken.decidedOn()))
            .toList(),
        enforcement.cureAsked(),
        enforcement.cureDueOn(),
        enforcement.cureAnswer(),
        enforcement.cureDocumentIds(),
        enforcement.suspendedOn(),
        enforcement.response(),
        enforcement.responseDocumentIds(),
        enforcement.visitsConsented(),
        enforcement.respondedBy(),
        enforcement.respondedOn(),
        enforcement.goals().stream().map(goal -> view(enforcement, goal)).toList(),
        enforcement.checks().stream()
            .map(
                check ->
                    new EnforcementView.Check(
                        check.checkedOn(),
                        check.site(),
                        check.seen(),
                        Lines.read(check.documentIds()),
                        check.passed(),
                        check.byName()))
            .toList(),
        enforcement.removedOn(),
        enforcement.closedOn());
  }

  private EnforcementView.Goal view(EnforcementCase enforcement, EnforcementCase.Goal goal) {
    return new EnforcementView.Goal(
        goal.number(),
        goal.text(),
        goal.criterionId(),
        goal.dueOn(),
        Lines.read(goal.documentIds()),
        goal.replaces(),
        goal.actionId(),
        goal.actionId() == null
            ? null
            : actions.find(goal.actionId()).map(CorrectiveActionView::state).orElse(null),
        enforcement.goals().stream()
            .filter(other -> other.replaces() != null && other.replaces() == goal.number())
            .map(EnforcementCase.Goal::number)
            .findFirst()
            .orElse(null));
  }

  static String sentence(String text) {
    var stripped = text.strip();
    return stripped.matches("(?s).*[.!?]") ? stripped : stripped + ".";
  }

  private static String lower(String label) {
    return label.toLowerCase(Locale.ROOT);
  }

  private static <T> T known(@Nullable T value) {
    return Objects.requireNonNull(value);
  }
}
