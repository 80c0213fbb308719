package org.ctpat.quality;

import java.util.Locale;

/** How bad a finding is. */
public enum Severity {
  /** Something is wrong and does harm until it is mended. */
  ERROR,
  /** Something will go wrong, or is not as it should be. */
  WARNING,
  /** Good to know. */
  NOTE;

  /** The name in the files of the checks and on pages, such as {@code error}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Severity of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
