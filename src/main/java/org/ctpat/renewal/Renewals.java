package org.ctpat.renewal;

import java.time.Period;
import java.util.List;
import java.util.Map;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.Accounts;
import org.ctpat.account.Certificate;
import org.ctpat.account.Certificates;
import org.ctpat.audit.Actor;
import org.ctpat.audit.AuditEvent;
import org.ctpat.audit.AuditTrail;
import org.ctpat.deadline.Deadlines;
import org.ctpat.deadline.UsEastern;
import org.ctpat.notification.Letters;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The renewed certifications. */
@Service
@Transactional
public class Renewals {

  private final StoredRenewals renewals;
  private final AnnualReviews reviews;
  private final Accounts accounts;
  private final Certificates certificates;
  private final Deadlines deadlines;
  private final Letters letters;
  private final AuditTrail trail;

  Renewals(
      StoredRenewals renewals,
      AnnualReviews reviews,
      Accounts accounts,
      Certificates certificates,
      Deadlines deadlines,
      Letters letters,
      AuditTrail trail) {
    this.renewals = renewals;
    this.reviews = reviews;
    this.accounts = accounts;
    this.certificates = certificates;
    this.deadlines = deadlines;
    this.letters = letters;
    this.trail = trail;
  }

  /** The renewals of an account, newest first. */
  @Transactional(readOnly = true)
  public List<Renewal> of(String accountNumber) {
    return renewals.findByAccountNumberOrderByRenewalYearDesc(accountNumber).stream()
        .map(CertificationRenewal::view)
        .toList();
  }

  /**
   * Renews the certification after an accepted review, from its anniversary to the next one (DL06);
   * once for each account and year, a repeated call returns the stored renewal.
   *
   * @throws ReviewRefused when the review is not accepted
   */
  public Renewal renew(String accountNumber, String caseId, int year, Actor by) {
    return renewals
        .findByAccountNumberAndRenewalYear(accountNumber, year)
        .orElseGet(() -> renewNow(accountNumber, caseId, year, by))
        .view();
  }

  private CertificationRenewal renewNow(String accountNumber, String caseId, int year, Actor by) {
    var anniversary = reviews.renew(caseId, by);
    accounts.apply(AccountNumber.of(accountNumber), "annual_review_submitted", caseId, by);
    var rule = deadlines.rule("DL06");
    var validTo = anniversary.plus(Period.parse(rule.period()));
    var certificate =
        certificates.issue(
            AccountNumber.of(accountNumber), caseId, Certificate.Kind.RENEWAL, validTo, by);
    var renewal =
        renewals.save(
            new CertificationRenewal(
                accountNumber,
                year,
                caseId,
                certificate.number(),
                deadlines.today(),
                anniversary,
                validTo,
                rule.period()
                    + " after the anniversary on "
                    + UsEastern.inWords(anniversary)
                    + " (DL06, "
                    + rule.source()
                    + ")"));
    trail.record(
        new AuditEvent(
            accountNumber,
            caseId,
            "Certification renewed",
            "Certification " + year,
            by,
            Map.of(),
            Map.of(
                "certificate", certificate.number(),
                "validFrom", anniversary.toString(),
                "validTo", validTo.toString())));
    letters.send(
        accountNumber,
        caseId,
        "certification-renewed",
        String.valueOf(year),
        Map.of(
            "certificate", certificate.number(),
            "validFrom", UsEastern.inWords(anniversary),
            "validTo", UsEastern.inWords(validTo)),
        by);
    return renewal;
  }
}
