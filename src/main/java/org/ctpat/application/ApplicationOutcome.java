package org.ctpat.application;

/** How an application ended. */
public enum ApplicationOutcome {
  CERTIFIED("certified"),
  INELIGIBLE("ineligible"),
  LAPSED("lapsed"),
  WITHDRAWN("withdrawn");

  private final String word;

  ApplicationOutcome(String word) {
    this.word = word;
  }

  /** The word in process variables. */
  public String word() {
    return word;
  }
}
