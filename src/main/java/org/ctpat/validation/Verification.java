package org.ctpat.validation;

import java.util.Arrays;

/** What the specialist says about the answer to a corrective action. */
public enum Verification {
  ACCEPT("accept", "Accepted"),
  MORE("more", "More proof needed"),
  REFUSE("refuse", "Refused");

  private final String word;
  private final String label;

  Verification(String word, String label) {
    this.word = word;
    this.label = label;
  }

  /** The word in forms and process variables. */
  public String word() {
    return word;
  }

  /** Name to show. */
  public String label() {
    return label;
  }

  /** The verification of a word, such as {@code more}. */
  public static Verification of(String word) {
    return Arrays.stream(values())
        .filter(verification -> verification.word.equals(word))
        .findFirst()
        .orElseThrow(() -> new ValidationRefused("'" + word + "' is no verification"));
  }
}
