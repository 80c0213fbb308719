package org.ctpat.process.application;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import org.ctpat.application.ApplicationFlow;
import org.springframework.stereotype.Component;

/**
 * Records that the applicant is not eligible or failed the vetting, with the right to appeal
 * (DL14). A second run meets the application ended; date and letter exist once.
 */
@Component
class RecordIneligibilityWorker {

  private final ApplicationFlow flow;

  RecordIneligibilityWorker(ApplicationFlow flow) {
    this.flow = flow;
  }

  @JobWorker(type = "record-ineligibility")
  Recorded record(@Variable String accountNumber, @Variable String caseId) {
    return new Recorded(flow.recordIneligibility(accountNumber, caseId).word());
  }

  record Recorded(String applicationOutcome) {}
}
