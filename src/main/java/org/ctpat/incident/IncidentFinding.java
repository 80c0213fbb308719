package org.ctpat.incident;

import java.util.Arrays;

/** What the look at the company's security after an incident has shown. */
public enum IncidentFinding {
  MET("met", "The criteria were met"),
  NOT_MET("notMet", "Criteria were not met"),
  NEGLIGENCE("negligence", "Negligence");

  private final String word;
  private final String label;

  IncidentFinding(String word, String label) {
    this.word = word;
    this.label = label;
  }

  /** As the forms write it. */
  public String word() {
    return word;
  }

  /** Name to show. */
  public String label() {
    return label;
  }

  static IncidentFinding of(String word) {
    return Arrays.stream(values())
        .filter(value -> value.word.equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is no finding '" + word + "'"));
  }
}
