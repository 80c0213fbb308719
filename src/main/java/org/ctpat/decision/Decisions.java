package org.ctpat.decision;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Evaluates the deployed version of a decision table. */
public interface Decisions {

  /**
   * The result of decision {@code decisionId}: a value, a map of outputs, or a list of them (hit
   * policy COLLECT); null when no rule matches.
   *
   * @throws DecisionFailed when the decision is unknown, its evaluation fails or the engine is away
   */
  @Nullable Object evaluate(String decisionId, Map<String, ?> variables);
}
