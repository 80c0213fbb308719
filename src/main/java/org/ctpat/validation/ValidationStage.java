package org.ctpat.validation;

/** Where a validation stands on its way from the opened case to the recorded outcome. */
public enum ValidationStage {
  OPENED("Opened"),
  PLANNED("Sites and team chosen"),
  NOTICE_SENT("Notice sent"),
  SCHEDULED("Visits scheduled"),
  VISITING("Visits under way"),
  REPORT_DRAFTED("Report drafted"),
  REPORT_APPROVED("Report approved"),
  PUBLISHED("Report published"),
  CLOSED("Closed");

  private final String label;

  ValidationStage(String label) {
    this.label = label;
  }

  /** Name to show. */
  public String label() {
    return label;
  }
}
