package org.ctpat.validation;

/** Where a corrective action stands; the last four are final. */
public enum CorrectiveActionState {
  OPEN("Open"),
  ANSWERED("Answered, to be verified"),
  MORE_NEEDED("More proof needed"),
  ACCEPTED("Accepted"),
  REFUSED("Refused"),
  OVERDUE("Closed as overdue"),
  CANCELLED("Cancelled");

  private final String label;

  CorrectiveActionState(String label) {
    this.label = label;
  }

  /** Name to show. */
  public String label() {
    return label;
  }

  /** Whether nothing more is expected of anybody. */
  public boolean isFinal() {
    return this == ACCEPTED || this == REFUSED || this == OVERDUE || this == CANCELLED;
  }
}
