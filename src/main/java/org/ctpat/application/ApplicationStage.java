package org.ctpat.application;

/**
 * Where an application stands on its way from the company profile to the certification decision.
 */
public enum ApplicationStage {
  COMPANY_PROFILE("Company profile"),
  PREPARATION("Preparation"),
  ASSIGNMENT("Assignment of a specialist"),
  REVIEW("Review and vetting"),
  CORRECTION("Correction by the company"),
  CLOSED("Closed");

  private final String label;

  ApplicationStage(String label) {
    this.label = label;
  }

  /** Name to show. */
  public String label() {
    return label;
  }
}
