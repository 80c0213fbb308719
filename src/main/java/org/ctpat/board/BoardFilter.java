package org.ctpat.board;

import java.util.Set;
import org.ctpat.account.CaseState;
import org.ctpat.account.MembershipStatus;
import org.jspecify.annotations.Nullable;

/**
 * What the board is narrowed down to; null or empty means any.
 *
 * @param text the beginnings of words of the company's name, or of an account number, a case id or
 *     an identifier such as an importer number or SCAC
 * @param tier {@code 1} to {@code 3}, of entity types that have tiers
 * @param steps states of the running case
 * @param specialist sign-in name of the specialist in charge
 * @param country two letters, ISO 3166, of the primary address
 * @param due how urgent the most urgent open date is
 */
public record BoardFilter(
    @Nullable String text,
    Set<MembershipStatus> statuses,
    @Nullable Integer tier,
    Set<CaseState> steps,
    @Nullable String entityType,
    @Nullable String office,
    @Nullable String specialist,
    @Nullable String country,
    @Nullable Due due) {

  public static BoardFilter any() {
    return new BoardFilter(null, Set.of(), null, Set.of(), null, null, null, null, null);
  }

  /** When the most urgent open date is due. */
  public enum Due {
    OVERDUE(0),
    WITHIN_30_DAYS(30),
    WITHIN_60_DAYS(60),
    WITHIN_90_DAYS(90);

    private final int days;

    Due(int days) {
      this.days = days;
    }

    int days() {
      return days;
    }
  }
}
