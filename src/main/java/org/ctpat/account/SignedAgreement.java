package org.ctpat.account;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import org.ctpat.audit.Actor;
import org.jspecify.annotations.Nullable;

/** A signature as kept; it never changes. */
@Entity
@Table(name = "agreement_signature")
class SignedAgreement {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "agreement_signature_seq")
  @SequenceGenerator(name = "agreement_signature_seq", allocationSize = 50)
  private @Nullable Long id;

  private String accountNumber;
  private String agreementVersion;
  private String language;
  private String textHash;
  private String signerId;
  private String signerName;
  private String signerRole;
  private Instant signedAt;

  @SuppressWarnings("NullAway.Init")
  protected SignedAgreement() {}

  SignedAgreement(
      AccountNumber account,
      PartnerAgreement agreement,
      Actor signer,
      String role,
      Instant signedAt) {
    this.accountNumber = account.value();
    this.agreementVersion = agreement.version();
    this.language = agreement.language();
    this.textHash = agreement.hash();
    this.signerId = signer.id();
    this.signerName = signer.name();
    this.signerRole = role;
    this.signedAt = signedAt;
  }

  AgreementSignature view() {
    return new AgreementSignature(
        agreementVersion, language, textHash, signerId, signerName, signerRole, signedAt);
  }
}
