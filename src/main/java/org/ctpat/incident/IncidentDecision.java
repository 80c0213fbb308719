package org.ctpat.incident;

import java.util.Arrays;

/** What follows from an incident for the membership. */
public enum IncidentDecision {
  CLOSE("close", "Closed without consequence for the membership"),
  PROPOSE_SUSPENSION("proposeSuspension", "Suspension proposed"),
  ASK_REMOVAL("askRemoval", "Headquarters asked for removal");

  private final String word;
  private final String label;

  IncidentDecision(String word, String label) {
    this.word = word;
    this.label = label;
  }

  /** As the form and the process write it. */
  public String word() {
    return word;
  }

  /** Name to show. */
  public String label() {
    return label;
  }

  static IncidentDecision of(String word) {
    return Arrays.stream(values())
        .filter(value -> value.word.equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is no decision '" + word + "'"));
  }
}
