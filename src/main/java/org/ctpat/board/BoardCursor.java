package org.ctpat.board;

import org.ctpat.account.AccountNumber;
import org.jspecify.annotations.Nullable;

/**
 * A place in the board: the account there and its value of the order.
 *
 * @param value as text, a day as ISO date; null for an account without one
 */
public record BoardCursor(AccountNumber account, @Nullable String value) {

  /** As a parameter of an address; {@link #of} reads it. */
  @Override
  public String toString() {
    return value == null ? account.value() : account.value() + "~" + value;
  }

  /**
   * The cursor written so.
   *
   * @throws IllegalArgumentException when the text is none
   */
  public static BoardCursor of(String text) {
    int end = text.indexOf('~');
    return end < 0
        ? new BoardCursor(AccountNumber.of(text), null)
        : new BoardCursor(AccountNumber.of(text.substring(0, end)), text.substring(end + 1));
  }
}
