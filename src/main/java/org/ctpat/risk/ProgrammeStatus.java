package org.ctpat.risk;

/** Whether a party is in CTPAT or in the AEO programme of its country (criterion 3.4). */
public enum ProgrammeStatus {
  CTPAT("CTPAT"),
  AEO("AEO"),
  NONE("Neither"),
  UNKNOWN("Not known");

  private final String label;

  ProgrammeStatus(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
