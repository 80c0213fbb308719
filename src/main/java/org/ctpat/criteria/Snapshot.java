package org.ctpat.criteria;

import java.time.Instant;

/**
 * A security profile as it stood at one moment; never changed afterwards.
 *
 * @param reason why it was taken, such as {@code submission 1} or {@link #APPROVED}; one for each
 *     case and reason
 * @param json the whole profile with the hashes of its evidence
 * @param hash SHA-256 of {@code json}, hexadecimal
 */
public record Snapshot(
    long id,
    String accountNumber,
    String caseId,
    String reason,
    String json,
    String hash,
    Instant takenAt,
    String takenBy) {

  /** Begin of the reason of each snapshot of what CBP approved. */
  public static final String APPROVED = "approved";

  public boolean approved() {
    return reason.startsWith(APPROVED);
  }
}
