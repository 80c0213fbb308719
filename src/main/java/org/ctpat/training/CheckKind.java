package org.ctpat.training;

/** How the effect of a training is checked (criterion 12.4: for instance tests or exercises). */
public enum CheckKind {
  PHISHING_TEST("Phishing test"),
  DRILL("Drill"),
  TABLETOP("Tabletop exercise"),
  SPOT_QUESTION("Spot question"),
  WRITTEN_TEST("Written test"),
  OBSERVATION("Observation at work");

  private final String label;

  CheckKind(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
