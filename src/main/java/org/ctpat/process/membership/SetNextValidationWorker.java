package org.ctpat.process.membership;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.Memberships;
import org.ctpat.audit.Actor;
import org.springframework.stereotype.Component;

/**
 * Sets the next validation. Repeating it is harmless: its dates exist once for each account and
 * number of validation.
 */
@Component
class SetNextValidationWorker {

  private static final String TYPE = "set-next-validation";

  private final Memberships memberships;

  SetNextValidationWorker(Memberships memberships) {
    this.memberships = memberships;
  }

  @JobWorker(type = TYPE)
  NextValidation setNext(@Variable String accountNumber, @Variable int validationNumber) {
    var next =
        memberships.nextValidation(
            AccountNumber.of(accountNumber), validationNumber, Actor.system(TYPE));
    return new NextValidation(
        next.validationOpensAt().toString(), next.validationNumber(), next.validationReason());
  }

  record NextValidation(String validationOpensAt, int validationNumber, String validationReason) {}
}
