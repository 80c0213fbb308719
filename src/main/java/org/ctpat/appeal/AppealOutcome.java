package org.ctpat.appeal;

/** How an appeal ended. */
public enum AppealOutcome {
  /** The contested decision stands. */
  UPHELD("upheld"),
  /** The contested decision is set aside; the status before it is back. */
  OVERTURNED("overturned"),
  /** The company left the programme before it was decided. */
  ENDED("ended");

  private final String word;

  AppealOutcome(String word) {
    this.word = word;
  }

  /** As process variable {@code appealOutcome}, which is {@code upheld} or {@code overturned}. */
  public String word() {
    return word;
  }
}
