package org.ctpat.board;

import java.time.Instant;
import java.time.LocalDate;
import org.ctpat.account.AccountView;
import org.jspecify.annotations.Nullable;

/**
 * An account on the board.
 *
 * @param country two letters, null before the company has given its address
 * @param specialistName name of the specialist in charge, null without one
 * @param next the most urgent open date, null without one
 */
public record BoardRow(
    AccountView account,
    @Nullable String country,
    @Nullable String specialistName,
    Instant openedAt,
    @Nullable NextDate next) {

  /**
   * An open date by which something is to be done, and whose clock is not paused.
   *
   * @param name what it is, such as "Answer to a corrective action"
   */
  public record NextDate(String caseId, String ruleId, String name, LocalDate dueOn) {}
}
