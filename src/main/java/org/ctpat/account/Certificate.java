package org.ctpat.account;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A certificate as issued.
 *
 * @param number by which anybody can verify it, such as {@code CTPAT-2027-7K3F9QXD}
 * @param status membership status that it certifies
 * @param revokedOn when the membership ended before {@code validUntil}, null otherwise
 */
public record Certificate(
    String number,
    String accountNumber,
    String caseId,
    Kind kind,
    MembershipStatus status,
    LocalDate issuedOn,
    LocalDate validUntil,
    @Nullable LocalDate revokedOn) {

  /** Occasion on which a certificate is issued. */
  public enum Kind {
    CERTIFICATION,
    RENEWAL,
    VALIDATION
  }

  /** Whether the certificate counts on this day. */
  public boolean validOn(LocalDate day) {
    return revokedOn == null && !day.isBefore(issuedOn) && !day.isAfter(validUntil);
  }
}
