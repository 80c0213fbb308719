package org.ctpat.renewal;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.ctpat.deadline.UsEastern;

/**
 * A renewed certification, once for each account and year.
 *
 * @param certificateNumber number under which anybody can verify it
 * @param validFrom the anniversary
 * @param validTo the next anniversary (DL06)
 * @param explanation why it is valid until then
 */
public record Renewal(
    String accountNumber,
    int year,
    String caseId,
    String certificateNumber,
    LocalDate renewedOn,
    LocalDate validFrom,
    LocalDate validTo,
    String explanation) {

  /** End of the last day in U.S. Eastern time. */
  public OffsetDateTime validUntil() {
    return UsEastern.endOf(validTo);
  }
}
