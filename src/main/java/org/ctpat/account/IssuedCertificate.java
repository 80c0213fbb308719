package org.ctpat.account;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "certificate")
class IssuedCertificate {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "certificate_seq")
  @SequenceGenerator(name = "certificate_seq", allocationSize = 50)
  private @Nullable Long id;

  @Version private int version;
  private String certificateNumber;
  private String accountNumber;
  private String caseId;

  @Enumerated(EnumType.STRING)
  private Certificate.Kind kind;

  @Enumerated(EnumType.STRING)
  private MembershipStatus membershipStatus;

  private LocalDate issuedOn;
  private LocalDate validUntil;
  private @Nullable LocalDate revokedOn;

  @SuppressWarnings("NullAway.Init")
  protected IssuedCertificate() {}

  IssuedCertificate(Certificate certificate) {
    this.certificateNumber = certificate.number();
    this.accountNumber = certificate.accountNumber();
    this.caseId = certificate.caseId();
    this.kind = certificate.kind();
    this.membershipStatus = certificate.status();
    this.issuedOn = certificate.issuedOn();
    this.validUntil = certificate.validUntil();
  }

  /** Whether it would still count after this day. */
  boolean running(LocalDate day) {
    return revokedOn == null && !validUntil.isBefore(day);
  }

  void revoke(LocalDate day) {
    revokedOn = day;
  }

  Certificate view() {
    return new Certificate(
        certificateNumber,
        accountNumber,
        caseId,
        kind,
        membershipStatus,
        issuedOn,
        validUntil,
        revokedOn);
  }
}
