package org.ctpat.process.membership;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.Memberships;
import org.ctpat.audit.Actor;
import org.springframework.stereotype.Component;

/**
 * Closes an account after its withdrawal. Repeating it is harmless: a withdrawn account stays as it
 * is.
 */
@Component
class CloseAccountWorker {

  private static final String TYPE = "close-account";

  private final Memberships memberships;

  CloseAccountWorker(Memberships memberships) {
    this.memberships = memberships;
  }

  @JobWorker(type = TYPE)
  void close(@Variable String accountNumber) {
    memberships.close(AccountNumber.of(accountNumber), Actor.system(TYPE));
  }
}
