package org.ctpat.risk;

import java.util.Locale;

/**
 * The three levels of threats, vulnerabilities and risks; numbers 1 to 3 of the five-step guide.
 */
public enum Level {
  LOW,
  MEDIUM,
  HIGH;

  /** The level of a rating: 1 is low, 2 medium, 3 high. */
  public static Level of(int rating) {
    if (rating < 1 || rating > 3) {
      throw new IllegalArgumentException(
          "There is no rating " + rating + ": 1 is low, 2 medium, 3 high");
    }
    return values()[rating - 1];
  }

  /** The level as the decision tables write it, such as {@code medium}. */
  public static Level named(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }

  /** How the decision tables write it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** 1 to 3. */
  public int rating() {
    return ordinal() + 1;
  }

  Level orHigher(Level other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
