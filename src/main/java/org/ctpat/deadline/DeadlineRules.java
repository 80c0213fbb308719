package org.ctpat.deadline;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.ctpat.decision.DecisionFailed;
import org.ctpat.decision.Decisions;
import org.springframework.stereotype.Component;

/**
 * Rows of the decision table {@code deadlines}: as deployed now, or the last known one while the
 * engine is away.
 */
@Component
class DeadlineRules {

  private static final Duration FRESH = Duration.ofMinutes(1);

  private final Decisions decisions;
  private final Clock clock;
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  DeadlineRules(Decisions decisions, Clock clock) {
    this.decisions = decisions;
    this.clock = clock;
  }

  DeadlineRule get(String ruleId) {
    var last = known.get(ruleId);
    var now = clock.instant();
    if (last != null && now.isBefore(last.at().plus(FRESH))) {
      return last.rule();
    }
    try {
      var rule = read(ruleId);
      known.put(ruleId, new Known(rule, now));
      return rule;
    } catch (DecisionFailed e) {
      if (last == null) {
        throw e;
      }
      return last.rule();
    }
  }

  private DeadlineRule read(String ruleId) {
    if (!(decisions.evaluate("deadlines", Map.of("ruleId", ruleId)) instanceof Map<?, ?> row)) {
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
        text(row, "source"));
  }

  private static String text(Map<?, ?> row, String key) {
    var value = row.get(key);
    return value == null ? "" : value.toString();
  }

  private record Known(DeadlineRule rule, Instant at) {}
}
