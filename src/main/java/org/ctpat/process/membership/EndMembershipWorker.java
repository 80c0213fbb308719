package org.ctpat.process.membership;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.Memberships;
import org.ctpat.audit.Actor;
import org.springframework.stereotype.Component;

/**
 * Ends what a membership leaves behind. Repeating it is harmless: only open dates are cancelled,
 * and the letter exists once for each membership.
 */
@Component
class EndMembershipWorker {

  private static final String TYPE = "end-membership";

  private final Memberships memberships;

  EndMembershipWorker(Memberships memberships) {
    this.memberships = memberships;
  }

  @JobWorker(type = TYPE)
  void end(@Variable String accountNumber) {
    memberships.end(AccountNumber.of(accountNumber), Actor.system(TYPE));
  }
}
