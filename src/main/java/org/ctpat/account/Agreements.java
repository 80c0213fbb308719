package org.ctpat.account;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.ctpat.audit.Actor;
import org.ctpat.audit.AuditEvent;
import org.ctpat.audit.AuditTrail;
import org.ctpat.audit.Sha256;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The partner agreement and who signed it (common rule C1). */
@Service
public class Agreements {

  private static final String VERSION = "1.0";
  private static final String LANGUAGE = "en";

  private final SignedAgreements signatures;
  private final AccountRepository accounts;
  private final AuditTrail audit;
  private final Clock clock;
  private final PartnerAgreement current;

  Agreements(
      SignedAgreements signatures, AccountRepository accounts, AuditTrail audit, Clock clock) {
    this.signatures = signatures;
    this.accounts = accounts;
    this.audit = audit;
    this.clock = clock;
    this.current = read(VERSION, LANGUAGE);
  }

  /** The agreement to be signed now. */
  public PartnerAgreement current() {
    return current;
  }

  /** The newest signature of an account. */
  @Transactional(readOnly = true)
  public Optional<AgreementSignature> signature(AccountNumber number) {
    return signatures
        .findFirstByAccountNumberOrderByIdDesc(number.value())
        .map(SignedAgreement::view);
  }

  /**
   * Signs the agreement for the company. Signing again by the same person under the same text
   * returns the first signature.
   *
   * @param textHash hash of the text that the signer saw
   * @param signer a person of the company; that the person is an officer of it is for the caller to
   *     know
   * @param role title of the signer, such as "VP Operations"
   * @throws AgreementRefused when another text is current now, or the signer is no person of a
   *     company
   */
  @Transactional
  public AgreementSignature sign(AccountNumber number, String textHash, Actor signer, String role) {
    if (!accounts.existsById(number.value())) {
      throw new UnknownAccount(number);
    }
    if (signer.kind() != Actor.Kind.MEMBER) {
      throw new AgreementRefused(
          "The agreement is signed by an officer of the company, not by " + signer.name() + ".");
    }
    if (!current.hash().equals(textHash)) {
      throw new AgreementRefused(
          "The agreement has changed since it was shown: read version "
              + current.version()
              + " and sign that one.");
    }
    var last = signature(number);
    if (last.filter(s -> s.textHash().equals(textHash) && s.signerId().equals(signer.id()))
        .isPresent()) {
      return last.get();
    }
    var signed =
        signatures
            .save(
                new SignedAgreement(
                    number, current, signer, role, clock.instant().truncatedTo(ChronoUnit.MICROS)))
            .view();
    audit.record(
        new AuditEvent(
            number.value(),
            null,
            "Partner agreement signed",
            "Partner agreement " + current.version(),
            signer,
            Map.of(),
            Map.of(
                "version",
                current.version(),
                "language",
                current.language(),
                "textHash",
                textHash,
                "role",
                role)));
    return signed;
  }

  private static PartnerAgreement read(String version, String language) {
    var name = "catalogue/partner-agreement-%s-%s.txt".formatted(version, language);
    try (InputStream file = new ClassPathResource(name).getInputStream()) {
      var text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      return new PartnerAgreement(version, language, text, Sha256.of(text));
    } catch (IOException e) {
      throw new UncheckedIOException(name + " could not be read", e);
    }
  }
}
