package org.ctpat.validation;

/**
 * Result of testing one criterion at a visit (fact sheet section 11, finding kinds of the report).
 */
public enum FindingResult {
  MET("Met"),
  MET_WITH_RECOMMENDATION("Met with recommendation"),
  ACTION_REQUIRED("Action required"),
  BEST_PRACTICE("Best practice"),
  NOT_APPLICABLE("Not applicable");

  private final String label;

  FindingResult(String label) {
    this.label = label;
  }

  /** Name to show. */
  public String label() {
    return label;
  }
}
