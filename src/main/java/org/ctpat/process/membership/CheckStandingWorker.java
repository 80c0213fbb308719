package org.ctpat.process.membership;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.Memberships;
import org.springframework.stereotype.Component;

/** Says whether a yearly review or a validation may open. It only reads. */
@Component
class CheckStandingWorker {

  private final Memberships memberships;

  CheckStandingWorker(Memberships memberships) {
    this.memberships = memberships;
  }

  @JobWorker(type = "check-standing")
  Standing check(@Variable String accountNumber) {
    return new Standing(memberships.inGoodStanding(AccountNumber.of(accountNumber)));
  }

  record Standing(boolean goodStanding) {}
}
