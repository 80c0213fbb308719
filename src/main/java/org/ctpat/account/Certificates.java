package org.ctpat.account;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ctpat.audit.Actor;
import org.ctpat.audit.AuditEvent;
import org.ctpat.audit.AuditTrail;
import org.ctpat.deadline.UsEastern;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Issues certificates of membership and answers whether one is genuine and in force. */
@Service
public class Certificates {

  private static final String SYMBOLS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
  private static final int LENGTH = 8;

  private final IssuedCertificates issued;
  private final Accounts accounts;
  private final AuditTrail audit;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  Certificates(IssuedCertificates issued, Accounts accounts, AuditTrail audit, Clock clock) {
    this.issued = issued;
    this.accounts = accounts;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Issues a certificate of the present membership status, once for each case and kind; a repeated
   * call returns the first.
   *
   * @throws IllegalStateException when the account is no member
   */
  @Transactional
  public Certificate issue(
      AccountNumber number, String caseId, Certificate.Kind kind, LocalDate validUntil, Actor by) {
    var stored = issued.findByCaseIdAndKind(caseId, kind);
    if (stored.isPresent()) {
      return stored.get().view();
    }
    var account = accounts.get(number);
    switch (account.status()) {
      case CERTIFIED, CERTIFIED_VALIDATED, TIER_3 -> {}
      default ->
          throw new IllegalStateException(
              "Account "
                  + number
                  + " is "
                  + account.status()
                  + ": only members receive a certificate");
    }
    var today = today();
    var certificate =
        new Certificate(
            "CTPAT-" + today.getYear() + "-" + randomPart(),
            number.value(),
            caseId,
            kind,
            account.status(),
            today,
            validUntil,
            null);
    issued.save(new IssuedCertificate(certificate));
    audit.record(
        new AuditEvent(
            number.value(),
            caseId,
            "Certificate issued",
            certificate.number(),
            by,
            Map.of(),
            Map.of("status", certificate.status(), "validUntil", validUntil)));
    return certificate;
  }

  /** The certificate with this number, if it is genuine. */
  @Transactional(readOnly = true)
  public Optional<Certificate> verify(String certificateNumber) {
    return issued.findByCertificateNumber(certificateNumber).map(IssuedCertificate::view);
  }

  /** The certificates of an account, newest first. */
  @Transactional(readOnly = true)
  public List<Certificate> of(AccountNumber number) {
    return issued.findByAccountNumberOrderByIdDesc(number.value()).stream()
        .map(IssuedCertificate::view)
        .toList();
  }

  /** Revokes the certificates that are in force. */
  @Transactional
  public void revokeAll(AccountNumber number, String reason, Actor by) {
    for (var certificate : issued.findByAccountNumberOrderByIdDesc(number.value())) {
      if (certificate.running(today())) {
        certificate.revoke(today());
        audit.record(
            new AuditEvent(
                number.value(),
                certificate.view().caseId(),
                "Certificate revoked",
                certificate.view().number(),
                by,
                Map.of("validUntil", certificate.view().validUntil()),
                Map.of("reason", reason)));
      }
    }
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), UsEastern.ZONE);
  }

  private String randomPart() {
    var part = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      part.append(SYMBOLS.charAt(random.nextInt(SYMBOLS.length())));
    }
    return part.toString();
  }
}
