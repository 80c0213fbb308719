package org.ctpat.incident;

/** How far an incident has come. */
public enum IncidentState {
  REPORTED("Reported"),
  RECORDED("Others are being told"),
  NOTIFIED("In analysis"),
  ANALYSED("Actions and decision"),
  CLOSED("Closed"),
  CANCELLED("Ended without decision");

  private final String label;

  IncidentState(String label) {
    this.label = label;
  }

  /** Name to show. */
  public String label() {
    return label;
  }

  public boolean isFinal() {
    return this == CLOSED || this == CANCELLED;
  }
}
