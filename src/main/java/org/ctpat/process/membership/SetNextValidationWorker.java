package org.ctpat.process.membership;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.Memberships;
import org.ctpat.audit.Actor;
import org.ctpat.validation.BrokenOffValidations;
import org.springframework.stereotype.Component;

/**
 * Sets the next validation, or the same anew when the last one was broken off. Repeating it is
 * harmless: its dates exist once for each account and number of validation.
 */
@Component
class SetNextValidationWorker {

  private static final String TYPE = "set-next-validation";

  private final Memberships memberships;
  private final BrokenOffValidations brokenOff;

  SetNextValidationWorker(Memberships memberships, BrokenOffValidations brokenOff) {
    this.memberships = memberships;
    this.brokenOff = brokenOff;
  }

  @JobWorker(type = TYPE)
  NextValidation setNext(@Variable String accountNumber, @Variable int validationNumber) {
    var number = AccountNumber.of(accountNumber);
    var next =
        brokenOff.contains(accountNumber + "-VAL-" + validationNumber)
            ? memberships.repeatValidation(number, validationNumber, Actor.system(TYPE))
            : memberships.nextValidation(number, validationNumber, Actor.system(TYPE));
    return new NextValidation(
        next.validationOpensAt().toString(), next.validationNumber(), next.validationReason());
  }

  record NextValidation(String validationOpensAt, int validationNumber, String validationReason) {}
}
