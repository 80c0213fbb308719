package org.ctpat.process.membership;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.Memberships;
import org.ctpat.audit.Actor;
import org.springframework.stereotype.Component;

/**
 * Closes an application that ended without certification. Repeating it is harmless: a decision
 * becomes final once.
 */
@Component
class CloseApplicationWorker {

  private static final String TYPE = "close-application";

  private final Memberships memberships;

  CloseApplicationWorker(Memberships memberships) {
    this.memberships = memberships;
  }

  @JobWorker(type = TYPE)
  void close(@Variable String accountNumber, @Variable String caseId) {
    memberships.settle(AccountNumber.of(accountNumber), caseId, Actor.system(TYPE));
  }
}
