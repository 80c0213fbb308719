package org.ctpat.renewal;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A renewed certification as it is stored, once for each account and year; never changed
 * afterwards.
 */
@Entity
@Table(name = "certification_renewal")
class CertificationRenewal {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "certification_renewal_seq")
  @SequenceGenerator(
      name = "certification_renewal_seq",
      sequenceName = "certification_renewal_seq",
      allocationSize = 50)
  private @Nullable Long id;

  private String accountNumber;
  private int renewalYear;
  private String caseId;
  private String certificateNumber;
  private LocalDate renewedOn;
  private LocalDate validFrom;
  private LocalDate validTo;
  private String explanation;

  @SuppressWarnings("NullAway.Init")
  protected CertificationRenewal() {}

  /**
   * @param explanation why it is valid until then
   */
  CertificationRenewal(
      String accountNumber,
      int renewalYear,
      String caseId,
      String certificateNumber,
      LocalDate renewedOn,
      LocalDate validFrom,
      LocalDate validTo,
      String explanation) {
    this.accountNumber = accountNumber;
    this.renewalYear = renewalYear;
    this.caseId = caseId;
    this.certificateNumber = certificateNumber;
    this.renewedOn = renewedOn;
    this.validFrom = validFrom;
    this.validTo = validTo;
    this.explanation = explanation;
  }

  Renewal view() {
    return new Renewal(
        accountNumber,
        renewalYear,
        caseId,
        certificateNumber,
        renewedOn,
        validFrom,
        validTo,
        explanation);
  }
}
