package org.ctpat.training;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.ctpat.decision.Decisions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells which courses a function asks for. Within a plan the answer of decision {@code
 * trainingRequirement} is kept, so that a plan is judged by the table that it was opened with;
 * outside of a plan the table of today counts.
 */
@Component
class RuleBook {

  private static final String DECISION = "trainingRequirement";

  private final Decisions decisions;
  private final PlanRules kept;

  RuleBook(Decisions decisions, PlanRules kept) {
    this.decisions = decisions;
    this.kept = kept;
  }

  /**
   * The requirements by function or occasion; what the plan does not hold yet is decided and added
   * to it.
   */
  Map<String, List<Requirement>> of(TrainingPlan plan, Set<String> functions) {
    var rules = kept(plan);
    for (var function : missing(rules, functions)) {
      var decided = decide(function, plan.entityType());
      kept.saveAll(decided.stream().map(r -> new PlanRule(plan.getId(), function, r)).toList());
      rules.put(function, decided);
    }
    return rules;
  }

  /** As {@link #of}, without changing the plan; without a plan the table of today counts. */
  Map<String, List<Requirement>> read(
      @Nullable TrainingPlan plan, String entityType, Set<String> functions) {
    var rules = plan == null ? new HashMap<String, List<Requirement>>() : kept(plan);
    for (var function : missing(rules, functions)) {
      rules.put(function, decide(function, entityType));
    }
    return rules;
  }

  private static Set<String> missing(Map<String, ?> rules, Set<String> functions) {
    var missing = new TreeSet<>(functions);
    missing.removeAll(rules.keySet());
    return missing;
  }

  private Map<String, List<Requirement>> kept(TrainingPlan plan) {
    var rules = new HashMap<String, List<Requirement>>();
    for (var rule : kept.findByTrainingPlanIdOrderById(plan.getId())) {
      rules.computeIfAbsent(rule.function(), f -> new ArrayList<>()).add(rule.requirement());
    }
    return rules;
  }

  private List<Requirement> decide(String function, String entityType) {
    var result =
        decisions.evaluate(DECISION, Map.of("function", function, "entityType", entityType));
    return switch (result) {
      case null -> List.of();
      case Collection<?> rows -> rows.stream().map(RuleBook::requirement).toList();
      default -> List.of(requirement(result));
    };
  }

  private static Requirement requirement(@Nullable Object row) {
    if (!(row instanceof Map<?, ?> values)) {
      throw new IllegalStateException(
          "Decision "
              + DECISION
              + " answers with courseId, level, firstDue and refresh, not "
              + row);
    }
    return Requirement.of(
        text(values, "courseId"),
        text(values, "level").equals("must"),
        text(values, "firstDue"),
        (String) values.get("refresh"));
  }

  private static String text(Map<?, ?> values, String key) {
    if (values.get(key) instanceof String text) {
      return text;
    }
    throw new IllegalStateException("Decision " + DECISION + " gives no " + key + " in " + values);
  }
}
