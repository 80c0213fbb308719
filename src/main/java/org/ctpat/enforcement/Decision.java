package org.ctpat.enforcement;

import java.util.Arrays;
import java.util.Optional;

/**
 * What CBP can decide in an enforcement case, step by step; each has the word that its form sends.
 */
public enum Decision {
  CLEAR(Step.REVIEW, "clear", "Proposal cleared"),
  CURE(Step.REVIEW, "cure", "Cure notice"),
  SUSPEND(Step.REVIEW, "suspend", "Suspension"),
  ASK_REMOVAL(Step.REVIEW, "askRemoval", "Headquarters asked to remove at once"),
  REMOVE_AT_ONCE(Step.REMOVAL, "remove", "Removal at once"),
  GIVE_BACK(Step.REMOVAL, "review", "Given back to the field office"),
  CONFIRM_SILENCE(Step.SILENCE, "confirm", "Silence confirmed: removal"),
  EXTEND(Step.SILENCE, "extend", "More time to answer"),
  ACCEPT_PLAN(Step.PLAN, "accept", "Plan accepted"),
  RETURN_PLAN(Step.PLAN, "return", "Plan returned"),
  REFUSE_PLAN(Step.PLAN, "refuse", "Plan refused"),
  REINSTATE(Step.REINSTATEMENT, "reinstate", "Reinstatement"),
  MORE_GOALS(Step.REINSTATEMENT, "moreGoals", "More goals asked"),
  REMOVE(Step.REINSTATEMENT, "remove", "Removal after the reinstatement review");

  private final Step step;
  private final String word;
  private final String label;

  Decision(Step step, String word, String label) {
    this.step = step;
    this.word = word;
    this.label = label;
  }

  /** The step in which it is made. */
  Step step() {
    return step;
  }

  /** Name to show. */
  public String label() {
    return label;
  }

  /** Whether it removes the member. */
  boolean removes() {
    return this == REMOVE_AT_ONCE || this == CONFIRM_SILENCE || this == REMOVE;
  }

  static Optional<Decision> of(Step step, String word) {
    return Arrays.stream(values())
        .filter(decision -> decision.step == step && decision.word.equals(word))
        .findFirst();
  }

  /** The human steps that decide. */
  enum Step {
    REVIEW,
    REMOVAL,
    SILENCE,
    PLAN,
    REINSTATEMENT
  }
}
