package org.ctpat.account;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What anybody may learn by the number of a certificate.
 *
 * @param status the present status of the membership, whatever the certificate says
 * @param since since when the status holds
 */
public record CertificateStanding(
    String company, MembershipStatus status, @Nullable LocalDate since) {

  /** Whether the company is a member with benefits today. */
  public boolean holds() {
    return switch (status) {
      case CERTIFIED, CERTIFIED_VALIDATED, TIER_3 -> true;
      default -> false;
    };
  }
}
