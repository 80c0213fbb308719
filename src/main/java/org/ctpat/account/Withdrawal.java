package org.ctpat.account;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A member's written request to leave the programme.
 *
 * @param requestId such as {@code 10-000101-WD-1}
 * @param note what CBP noted with its decision, null before
 */
public record Withdrawal(
    String requestId,
    String accountNumber,
    String reason,
    LocalDate requestedOn,
    String requestedBy,
    State state,
    @Nullable String note,
    @Nullable String decidedBy,
    @Nullable LocalDate decidedOn) {

  /** Waiting for CBP, confirmed, or taken back by the company. */
  public enum State {
    REQUESTED,
    CONFIRMED,
    KEPT
  }
}
