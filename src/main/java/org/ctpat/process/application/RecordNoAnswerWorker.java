package org.ctpat.process.application;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import org.ctpat.application.ApplicationFlow;
import org.springframework.stereotype.Component;

/**
 * Records the confirmed silence of the applicant, with the right to appeal (DL14). A second run
 * meets the application ended; date and letter exist once.
 */
@Component
class RecordNoAnswerWorker {

  private final ApplicationFlow flow;

  RecordNoAnswerWorker(ApplicationFlow flow) {
    this.flow = flow;
  }

  @JobWorker(type = "record-no-answer")
  Recorded record(@Variable String accountNumber, @Variable String caseId) {
    return new Recorded(flow.recordNoAnswer(accountNumber, caseId).word());
  }

  record Recorded(String applicationOutcome) {}
}
