package org.ctpat.process.renewal;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import org.ctpat.audit.Actor;
import org.ctpat.renewal.AnnualReviews;
import org.springframework.stereotype.Component;

/**
 * Keeps what the officer signed, with its hash. A second run in the same cycle returns the stored
 * submission and date.
 */
@Component
class SubmitAnnualReviewWorker {

  private static final String TYPE = "submit-annual-review";

  private final AnnualReviews reviews;

  SubmitAnnualReviewWorker(AnnualReviews reviews) {
    this.reviews = reviews;
  }

  @JobWorker(type = TYPE)
  Submitted submit(@Variable String caseId) {
    var submitted = reviews.submit(caseId, Actor.system(TYPE));
    return new Submitted(submitted.dueAt().toString(), submitted.summary());
  }

  record Submitted(String annualReviewDueAt, String annualReviewSummary) {}
}
