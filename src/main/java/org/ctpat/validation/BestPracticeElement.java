package org.ctpat.validation;

/**
 * The five elements of CBP's best practice framework of 2021, all of which Tier 3 needs (fact sheet
 * section 9).
 */
public enum BestPracticeElement {
  MANAGEMENT_SUPPORT("Senior management support"),
  INNOVATION("Innovative technology, processes or procedures"),
  DOCUMENTED_PROCESS("Documented process"),
  CHECKS_AND_BALANCES("Checks, balances and accountability"),
  EVIDENCE("Evidence of implementation");

  private final String label;

  BestPracticeElement(String label) {
    this.label = label;
  }

  /** Name to show. */
  public String label() {
    return label;
  }
}
