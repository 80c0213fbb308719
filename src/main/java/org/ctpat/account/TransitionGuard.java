package org.ctpat.account;

import java.util.Map;
import java.util.Optional;

/**
 * Answers for guards of {@code account-states.json}; the module that keeps the facts implements it.
 * A case that it does not know satisfies none of its guards.
 */
public interface TransitionGuard {

  /**
   * Its guards and how each is checked. The key is worded as in the table; for a row without words
   * it is its state and event, such as {@code APPEAL_PENDING decision_upheld}.
   */
  Map<String, Check> checks();

  /** One guard. */
  @FunctionalInterface
  interface Check {

    /**
     * What stands against the transition, as the end of a sentence such as "the vetting has not
     * passed"; empty when the guard holds.
     */
    Optional<String> objection(AccountNumber number, String caseId);
  }
}
