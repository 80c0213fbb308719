package org.ctpat.decision;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Evaluates the deployed version of a decision table. */
public interface Decisions {

  /**
   * Evaluates decision {@code decisionId} in the version deployed last.
   *
   * @throws DecisionFailed when the decision is unknown, its evaluation fails or the engine is away
   */
  Decision decide(String decisionId, Map<String, ?> variables);

  /**
   * The result alone: a value, a map of outputs, or a list of them (hit policy COLLECT); null when
   * no rule matches.
   *
   * @throws DecisionFailed as {@link #decide}
   */
  default @Nullable Object evaluate(String decisionId, Map<String, ?> variables) {
    return decide(decisionId, variables).result();
  }
}
