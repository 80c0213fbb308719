package org.ctpat.deadline;

import java.time.Clock;
import java.util.Map;
import org.ctpat.decision.Decisions;
import org.ctpat.decision.KnownAnswers;
import org.springframework.stereotype.Component;

/**
 * Rows of the decision table {@code deadlines}: as deployed now, or the last known one while the
 * engine is away.
 */
@Component
class DeadlineRules {

  private final KnownAnswers table;

  DeadlineRules(Decisions decisions, Clock clock) {
    this.table = new KnownAnswers("deadlines", decisions, clock);
  }

  DeadlineRule get(String ruleId) {
    var answer = table.to(Map.of("ruleId", ruleId));
    if (!(answer.result() instanceof Map<?, ?> row)) {
      throw new IllegalArgumentException(
          "The decision table deadlines has no rule " + ruleId + ": add a row for it");
    }
    return new DeadlineRule(
        ruleId,
        text(row, "name"),
        text(row, "period"),
        text(row, "dayCount"),
        text(row, "direction"),
        text(row, "startsWhen"),
        text(row, "onExpiry"),
        text(row, "binding"),
        text(row, "source"),
        Boolean.TRUE.equals(row.get("pausable")),
        answer.version(),
        answer.key(),
        Deadline.Kind.of(text(row, "kind")));
  }

  private static String text(Map<?, ?> row, String key) {
    var value = row.get(key);
    return value == null ? "" : value.toString();
  }
}
