package org.ctpat.process.renewal;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.util.Map;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.Accounts;
import org.ctpat.audit.Actor;
import org.ctpat.deadline.UsEastern;
import org.ctpat.renewal.Renewals;
import org.springframework.stereotype.Component;

/**
 * Renews the certification after an accepted review. A renewal exists once for each account and
 * year, so a second run returns the stored one.
 */
@Component
class RenewCertificationWorker {

  private static final String TYPE = "renew-certification";

  private final Renewals renewals;
  private final Accounts accounts;

  RenewCertificationWorker(Renewals renewals, Accounts accounts) {
    this.renewals = renewals;
    this.accounts = accounts;
  }

  @JobWorker(type = TYPE)
  Renewed renew(@Variable String accountNumber, @Variable String caseId, @Variable int reviewYear) {
    var renewal = renewals.renew(accountNumber, caseId, reviewYear, Actor.system(TYPE));
    return new Renewed(
        renewal.validUntil().toString(),
        accounts.glance(
            AccountNumber.of(accountNumber),
            "Certification renewed until " + UsEastern.inWords(renewal.validTo())));
  }

  record Renewed(String renewedUntilAt, Map<String, Object> caseGlance) {}
}
