package org.ctpat.partner;

/** How far the follow-up of a lost partner is. */
public enum FollowUpState {
  /** The message to the member's process is on its way. */
  ANNOUNCED("Announced"),
  OPEN("The member answers"),
  ANSWERED("CBP reviews the answer"),
  CLOSED("Closed");

  private final String label;

  FollowUpState(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
