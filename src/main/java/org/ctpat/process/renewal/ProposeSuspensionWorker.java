package org.ctpat.process.renewal;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import org.ctpat.audit.Actor;
import org.ctpat.renewal.AnnualReviews;
import org.springframework.stereotype.Component;

/**
 * Proposes the suspension that a supervisor decided on. A second run meets it proposed and changes
 * nothing.
 */
@Component
class ProposeSuspensionWorker {

  private static final String TYPE = "propose-suspension";

  private final AnnualReviews reviews;

  ProposeSuspensionWorker(AnnualReviews reviews) {
    this.reviews = reviews;
  }

  @JobWorker(type = TYPE)
  void propose(@Variable String caseId) {
    reviews.proposeSuspension(caseId, Actor.system(TYPE));
  }
}
