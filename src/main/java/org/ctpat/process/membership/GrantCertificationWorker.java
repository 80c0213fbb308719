package org.ctpat.process.membership;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.util.Map;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.Memberships;
import org.ctpat.audit.Actor;
import org.springframework.stereotype.Component;

/**
 * Grants the certification. Repeating it is harmless: an account is certified once, and dates,
 * certificate and letter exist once for each case.
 */
@Component
class GrantCertificationWorker {

  private static final String TYPE = "grant-certification";

  private final Memberships memberships;

  GrantCertificationWorker(Memberships memberships) {
    this.memberships = memberships;
  }

  @JobWorker(type = TYPE)
  Granted grant(@Variable String accountNumber, @Variable String caseId) {
    var granted = memberships.grant(AccountNumber.of(accountNumber), caseId, Actor.system(TYPE));
    return new Granted(
        granted.annualReviewOpensAt().toString(),
        granted.anniversaryAt().toString(),
        granted.reviewYear(),
        granted.validationOpensAt().toString(),
        granted.validationNumber(),
        granted.validationReason(),
        granted.caseGlance());
  }

  record Granted(
      String annualReviewOpensAt,
      String anniversaryAt,
      int reviewYear,
      String validationOpensAt,
      int validationNumber,
      String validationReason,
      Map<String, Object> caseGlance) {}
}
