package org.ctpat.risk;

/** The five steps of an assessment, each confirmed by a person of the company. */
public enum Step {
  CARGO_FLOW("Cargo flow and partners"),
  THREATS("Threats"),
  VULNERABILITIES("Vulnerabilities"),
  ACTION_PLAN("Action plan"),
  METHOD("Method");

  private final String label;

  Step(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
