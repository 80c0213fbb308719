package org.ctpat.process.application;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import org.ctpat.application.ApplicationFlow;
import org.springframework.stereotype.Component;

/**
 * Takes the corrected security profile back into the review. A second run meets it resubmitted; the
 * snapshot exists once for each submission.
 */
@Component
class ResubmitProfileWorker {

  private final ApplicationFlow flow;

  ResubmitProfileWorker(ApplicationFlow flow) {
    this.flow = flow;
  }

  @JobWorker(type = "resubmit-profile")
  Resubmitted resubmit(@Variable String accountNumber, @Variable String caseId) {
    return new Resubmitted(flow.resubmitProfile(accountNumber, caseId));
  }

  record Resubmitted(String profileSummary) {}
}
