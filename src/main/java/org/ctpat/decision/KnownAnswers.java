package org.ctpat.decision;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The answers of one decision table: asked again after a minute, so that a newly deployed version
 * counts soon, and the last known ones while the engine is away.
 */
public final class KnownAnswers {

  private static final Duration FRESH = Duration.ofMinutes(1);

  private final String decisionId;
  private final Decisions decisions;
  private final Clock clock;
  private final Map<Map<String, ?>, Known> known = new ConcurrentHashMap<>();

  public KnownAnswers(String decisionId, Decisions decisions, Clock clock) {
    this.decisionId = decisionId;
    this.decisions = decisions;
    this.clock = clock;
  }

  /**
   * The answer to these inputs, at most a minute old while the engine answers.
   *
   * @throws DecisionFailed when the engine is away and these inputs were never asked
   */
  public Decision to(Map<String, ?> inputs) {
    var last = known.get(inputs);
    var now = clock.instant();
    if (last != null && now.isBefore(last.at().plus(FRESH))) {
      return last.answer();
    }
    try {
      var answer = decisions.decide(decisionId, inputs);
      known.put(inputs, new Known(answer, now));
      return answer;
    } catch (DecisionFailed e) {
      if (last == null) {
        throw e;
      }
      return last.answer();
    }
  }

  private record Known(Decision answer, Instant at) {}
}
