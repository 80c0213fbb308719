package org.ctpat.process.membership;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.Memberships;
import org.ctpat.audit.Actor;
import org.springframework.stereotype.Component;

/**
 * Sets the window of the next annual review. Repeating it is harmless: its dates exist once for
 * each account and year.
 */
@Component
class SetNextAnnualReviewWorker {

  private static final String TYPE = "set-next-annual-review";

  private final Memberships memberships;

  SetNextAnnualReviewWorker(Memberships memberships) {
    this.memberships = memberships;
  }

  @JobWorker(type = TYPE)
  NextReview setNext(@Variable String accountNumber, @Variable int reviewYear) {
    var next =
        memberships.nextReview(AccountNumber.of(accountNumber), reviewYear, Actor.system(TYPE));
    return new NextReview(
        next.annualReviewOpensAt().toString(), next.anniversaryAt().toString(), next.reviewYear());
  }

  record NextReview(String annualReviewOpensAt, String anniversaryAt, int reviewYear) {}
}
