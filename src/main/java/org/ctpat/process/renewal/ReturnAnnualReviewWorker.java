package org.ctpat.process.renewal;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import org.ctpat.audit.Actor;
import org.ctpat.renewal.AnnualReviews;
import org.springframework.stereotype.Component;

/**
 * Sends the specialist's remarks and starts the clock for the correction (DL09). Letter and date
 * exist once for each return, so a second run changes nothing.
 */
@Component
class ReturnAnnualReviewWorker {

  private static final String TYPE = "return-annual-review";

  private final AnnualReviews reviews;

  ReturnAnnualReviewWorker(AnnualReviews reviews) {
    this.reviews = reviews;
  }

  @JobWorker(type = TYPE)
  Returned giveBack(@Variable String caseId) {
    return new Returned(reviews.giveBack(caseId, Actor.system(TYPE)).toString());
  }

  record Returned(String correctionDueAt) {}
}
