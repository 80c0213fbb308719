package org.ctpat.process.application;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import org.ctpat.application.ApplicationFlow;
import org.springframework.stereotype.Component;

/** Closes an unfinished application after the last word on it. A second run meets it lapsed. */
@Component
class LapseApplicationWorker {

  private final ApplicationFlow flow;

  LapseApplicationWorker(ApplicationFlow flow) {
    this.flow = flow;
  }

  @JobWorker(type = "lapse-application")
  Lapsed lapse(@Variable String accountNumber, @Variable String caseId) {
    return new Lapsed(flow.lapse(accountNumber, caseId).word());
  }

  record Lapsed(String applicationOutcome) {}
}
