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
import org.ctpat.print.Papers;
import org.ctpat.print.QrCode;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Issues certificates of membership and answers whether one is genuine and in force. */
@Service
public class Certificates {

  private static final String SYMBOLS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
  private static final int LENGTH = 8;
  private static final int MOST_ENTRIES = 100;
  private static final String STATUS = "status";

  private final IssuedCertificates issued;
  private final Accounts accounts;
  private final AuditTrail audit;
  private final EntityTypes types;
  private final Papers papers;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  Certificates(
      IssuedCertificates issued,
      Accounts accounts,
      EntityTypes types,
      AuditTrail audit,
      Papers papers,
      Clock clock) {
    this.types = types;
    this.papers = papers;
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

  /** What anybody may learn by this number; empty when no certificate has it. */
  @Transactional(readOnly = true)
  public Optional<CertificateStanding> standing(String certificateNumber) {
    return verify(certificateNumber)
        .map(
            certificate -> {
              var account = accounts.get(AccountNumber.of(certificate.accountNumber()));
              return new CertificateStanding(
                  account.companyName(), account.status(), since(account).orElse(null));
            });
  }

  /** The day of the last change of the membership status, as the trail tells it. */
  private Optional<LocalDate> since(AccountView account) {
    return audit
        .historyOfAction(account.number().value(), Accounts.STATUS_CHANGED, MOST_ENTRIES)
        .stream()
        .filter(entry -> entry.after().containsKey(STATUS))
        .filter(entry -> !entry.after().get(STATUS).equals(entry.before().get(STATUS)))
        .filter(entry -> account.status().name().equals(entry.after().get(STATUS)))
        .filter(entry -> entry.before().containsKey(STATUS))
        .findFirst()
        .map(entry -> LocalDate.ofInstant(entry.at(), UsEastern.ZONE));
  }

  /**
   * The certificate on paper as PDF, with its number as a QR code.
   *
   * @param address where anybody can verify it
   * @return empty when the account has no certificate with this number
   */
  @Transactional(readOnly = true)
  public Optional<byte[]> pdf(AccountNumber number, String certificateNumber, String address) {
    return verify(certificateNumber)
        .filter(certificate -> certificate.accountNumber().equals(number.value()))
        .map(certificate -> print(certificate, accounts.get(number), address));
  }

  private byte[] print(Certificate certificate, AccountView account, String address) {
    var since = account.anniversary() == null ? certificate.issuedOn() : account.anniversary();
    var status = Accounts.words(certificate.status());
    var tier = types.get(account.entityType()).tier(certificate.status());
    return papers.pdf(
        "certificate",
        Map.ofEntries(
            Map.entry("number", certificate.number()),
            Map.entry("title", title(certificate.kind())),
            Map.entry("company", account.companyName()),
            Map.entry("entityType", account.entityTypeName()),
            Map.entry("accountNumber", account.number().value()),
            Map.entry(
                "status",
                tier == null || certificate.status() == MembershipStatus.TIER_3
                    ? status
                    : status + ", Tier " + tier),
            Map.entry("since", UsEastern.inWords(since)),
            Map.entry("issuedOn", UsEastern.inWords(certificate.issuedOn())),
            Map.entry("validUntil", UsEastern.inWords(certificate.validUntil())),
            Map.entry("basis", basis(certificate.status())),
            Map.entry("address", address),
            Map.entry("code", QrCode.asImage(address))));
  }

  private static String title(Certificate.Kind kind) {
    return switch (kind) {
      case CERTIFICATION -> "Certificate of membership";
      case RENEWAL -> "Certificate of renewed membership";
      case VALIDATION -> "Certificate of validation";
    };
  }

  private static String basis(MembershipStatus status) {
    return switch (status) {
      case TIER_3 -> "6 U.S.C. 966";
      case CERTIFIED_VALIDATED -> "6 U.S.C. 965";
      default -> "6 U.S.C. 964";
    };
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
