package org.ctpat.appeal;

/** How an appeal ended. */
public enum AppealOutcome {
  /** The contested decision stands. */
  UPHELD("upheld"),
  /** The contested decision is set aside; the status before it is back. */
  OVERTURNED("overturned");

  private final String word;

  AppealOutcome(String word) {
    this.word = word;
  }

  /** As process variable {@code appealOutcome}: {@code upheld} or {@code overturned}. */
  public String word() {
    return word;
  }
}
