package org.ctpat.validation;

/** How a criterion was tested at a visit (fact sheet section 11, step 7). */
public enum TestMethod {
  DOCUMENTS("Documents"),
  INTERVIEW("Interview"),
  WALK_THROUGH("Walk-through"),
  DEMONSTRATION("Live demonstration"),
  SAMPLE_RECORDS("Sample records");

  private final String label;

  TestMethod(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
