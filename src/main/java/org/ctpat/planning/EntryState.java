package org.ctpat.planning;

/** What the work plan holds for a member. */
public enum EntryState {
  /** To be validated in the plan's year. */
  PLANNED("planned"),
  /** Ranked, but not in this year. */
  RESERVE("reserve"),
  /** Struck out by headquarters, with the reason. */
  STRUCK("struck out"),
  /** Selected: the validation begins. */
  SELECTED("selected"),
  /** Not selected on its day, with the reason. */
  SKIPPED("skipped");

  private final String words;

  EntryState(String words) {
    this.words = words;
  }

  /** The state in words. */
  public String words() {
    return words;
  }
}
