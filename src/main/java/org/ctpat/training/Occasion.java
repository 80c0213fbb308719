package org.ctpat.training;

/**
 * What makes a training due beside the function; the code is the input {@code function} of decision
 * {@code trainingRequirement}.
 */
public enum Occasion {
  AFTER_INCIDENT("afterIncident", "after an incident"),
  PROCEDURE_CHANGED("procedureChanged", "after a change of procedure"),
  EFFECTIVENESS_CHECK("effectivenessCheck", "for a check of effectiveness");

  private final String code;
  private final String label;

  Occasion(String code, String label) {
    this.code = code;
    this.label = label;
  }

  public String code() {
    return code;
  }

  public String label() {
    return label;
  }
}
