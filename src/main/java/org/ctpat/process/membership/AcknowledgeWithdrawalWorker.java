package org.ctpat.process.membership;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.Memberships;
import org.ctpat.audit.Actor;
import org.springframework.stereotype.Component;

/**
 * Acknowledges a request to withdraw. Repeating it is harmless: letter and date exist once for each
 * request.
 */
@Component
class AcknowledgeWithdrawalWorker {

  private static final String TYPE = "acknowledge-withdrawal";

  private final Memberships memberships;

  AcknowledgeWithdrawalWorker(Memberships memberships) {
    this.memberships = memberships;
  }

  @JobWorker(type = TYPE)
  Acknowledged acknowledge(@Variable String accountNumber) {
    return new Acknowledged(
        memberships
            .acknowledgeWithdrawal(AccountNumber.of(accountNumber), Actor.system(TYPE))
            .toString());
  }

  record Acknowledged(String withdrawalDueAt) {}
}
