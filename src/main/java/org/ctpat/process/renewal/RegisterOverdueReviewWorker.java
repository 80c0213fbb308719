package org.ctpat.process.renewal;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import org.ctpat.audit.Actor;
import org.ctpat.renewal.AnnualReviews;
import org.springframework.stereotype.Component;

/**
 * Sets the date for the supervisor's decision about an overdue review. The date exists once for
 * each anniversary or extension that passed, so a second run returns the stored one.
 */
@Component
class RegisterOverdueReviewWorker {

  private static final String TYPE = "register-overdue-review";

  private final AnnualReviews reviews;

  RegisterOverdueReviewWorker(AnnualReviews reviews) {
    this.reviews = reviews;
  }

  @JobWorker(type = TYPE)
  Registered register(@Variable String caseId) {
    return new Registered(reviews.registerOverdue(caseId, Actor.system(TYPE)).toString());
  }

  record Registered(String overdueReviewDueAt) {}
}
