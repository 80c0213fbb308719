package org.ctpat.application;

/**
 * Result of a vetting; the company sees this word and no more, since vetting is law-enforcement
 * material.
 */
public enum VettingResult {
  PASS("pass"),
  FAIL("fail"),
  MORE_INFORMATION("moreInformation");

  private final String word;

  VettingResult(String word) {
    this.word = word;
  }

  /** The word in forms and process variables. */
  public String word() {
    return word;
  }

  static VettingResult of(String word) {
    for (var result : values()) {
      if (result.word.equals(word)) {
        return result;
      }
    }
    throw new IllegalArgumentException(
        "'" + word + "' is no vetting result: pass, fail or moreInformation");
  }
}
