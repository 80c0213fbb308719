package org.ctpat.planning;

/** Where a work plan stands. */
public enum PlanState {
  RANKING("being ranked"),
  PROPOSED("waiting for approval"),
  APPROVED("approved"),
  CARRIED_OUT("carried out");

  private final String words;

  PlanState(String words) {
    this.words = words;
  }

  /** The state in words. */
  public String words() {
    return words;
  }
}
