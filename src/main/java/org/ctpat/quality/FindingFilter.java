package org.ctpat.quality;

import org.jspecify.annotations.Nullable;

/**
 * Which findings are wanted; null for all.
 *
 * @param state which of the lists
 */
public record FindingFilter(
    State state,
    @Nullable Severity severity,
    @Nullable String check,
    @Nullable String office,
    @Nullable String account) {

  /** Open ones, accepted ones, or those that vanished. */
  public enum State {
    OPEN,
    ACCEPTED,
    VANISHED
  }

  /** All that is open. */
  public static FindingFilter open() {
    return new FindingFilter(State.OPEN, null, null, null, null);
  }
}
