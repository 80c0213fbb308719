package org.ctpat.quality;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a check found.
 *
 * @param accountNumber empty when it concerns no account
 * @param company name, empty when it concerns no account
 * @param sinceOn since when it is so, null when that is not known
 * @param vanishedAt when a run found it no more, null while it is so
 * @param acceptedUntil last day on which it is accepted, null when it is not
 */
public record QualityFinding(
    long id,
    Check check,
    String accountNumber,
    String company,
    String fieldOffice,
    String caseId,
    String what,
    @Nullable LocalDate sinceOn,
    Instant firstSeenAt,
    Instant lastSeenAt,
    @Nullable Instant vanishedAt,
    @Nullable String acceptedBy,
    @Nullable String acceptedReason,
    @Nullable LocalDate acceptedUntil) {

  /** Where it is mended. */
  public String mendAt() {
    return check.mendAt(accountNumber);
  }

  /** Its place in the list, for the next page. */
  public String position() {
    return check.severity().ordinal() + "-" + id;
  }
}
