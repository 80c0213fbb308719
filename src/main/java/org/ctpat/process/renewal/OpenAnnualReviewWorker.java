package org.ctpat.process.renewal;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.util.Map;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.Accounts;
import org.ctpat.audit.Actor;
import org.ctpat.renewal.AnnualReviews;
import org.springframework.stereotype.Component;

/** Opens the review of a year. A second run meets it open and returns the stored dates. */
@Component
class OpenAnnualReviewWorker {

  private static final String TYPE = "open-annual-review";

  private final AnnualReviews reviews;
  private final Accounts accounts;

  OpenAnnualReviewWorker(AnnualReviews reviews, Accounts accounts) {
    this.reviews = reviews;
    this.accounts = accounts;
  }

  @JobWorker(type = TYPE)
  Opened open(
      @Variable String accountNumber,
      @Variable String caseId,
      @Variable int reviewYear,
      @Variable String entityType) {
    var anniversaryAt =
        reviews.open(caseId, accountNumber, reviewYear, entityType, Actor.system(TYPE));
    return new Opened(
        anniversaryAt.toString(),
        accounts.glance(
            AccountNumber.of(accountNumber), "Annual review " + reviewYear + " opened"));
  }

  record Opened(String anniversaryAt, Map<String, Object> caseGlance) {}
}
