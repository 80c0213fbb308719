package org.ctpat.renewal;

/** The parts of an annual review. */
public enum Section {
  COMPANY_PROFILE("Company profile"),
  SECURITY_PROFILE("Security profile"),
  RISK_ASSESSMENT("Risk assessment"),
  TRAINING("Training");

  private final String label;

  Section(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
