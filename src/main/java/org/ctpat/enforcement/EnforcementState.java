package org.ctpat.enforcement;

/** Where an enforcement case stands; the last four are final. */
public enum EnforcementState {
  PROPOSED("Proposal under review"),
  REMOVAL_ASKED("Headquarters decides on a removal at once"),
  CURE("Cure notice runs"),
  SUSPENDED("Suspended: answer awaited"),
  PLAN_REVIEW("Suspended: plan under review"),
  PLAN_RETURNED("Suspended: plan to be corrected"),
  GOALS("Suspended: goals of the plan run"),
  CHECK("Suspended: unannounced check to come"),
  DECISION("Suspended: headquarters decides on reinstatement"),
  REMOVED("Removed: time to appeal runs"),
  CLEARED("Proposal cleared"),
  REINSTATED("Reinstated"),
  OVERTURNED("Decision overturned on appeal"),
  ENDED("Membership ended");

  private final String label;

  EnforcementState(String label) {
    this.label = label;
  }

  /** Name to show. */
  public String label() {
    return label;
  }

  /** Whether the case is over. */
  public boolean isFinal() {
    return compareTo(CLEARED) >= 0;
  }

  /** Whether the company may edit its plan with the answer it gives. */
  public boolean takesPlan() {
    return this == SUSPENDED || this == PLAN_RETURNED;
  }
}
