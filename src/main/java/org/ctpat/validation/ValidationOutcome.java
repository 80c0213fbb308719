package org.ctpat.validation;

import java.util.Arrays;

/** What follows from a validation, as the decision table {@code validationOutcome} names it. */
public enum ValidationOutcome {
  VALIDATED("validated", "Validated"),
  TIER3("tier3", "Validated as exceeding the criteria (Tier 3)"),
  KEEP("keep", "Status kept"),
  DOWNGRADE("downgrade", "Tier 3 ended, validated"),
  PROPOSE_SUSPENSION("proposeSuspension", "Suspension proposed");

  private final String word;
  private final String label;

  ValidationOutcome(String word, String label) {
    this.word = word;
    this.label = label;
  }

  /** The word in forms, process variables and the decision table. */
  public String word() {
    return word;
  }

  /** Name to show. */
  public String label() {
    return label;
  }

  /** Whether CBP found the security profile as it stands to be true and followed. */
  boolean approvesProfile() {
    return this == VALIDATED || this == TIER3 || this == DOWNGRADE;
  }

  /** The outcome of a word, such as {@code tier3}. */
  public static ValidationOutcome of(String word) {
    return Arrays.stream(values())
        .filter(outcome -> outcome.word.equals(word))
        .findFirst()
        .orElseThrow(() -> new ValidationRefused("'" + word + "' is no outcome of a validation"));
  }
}
