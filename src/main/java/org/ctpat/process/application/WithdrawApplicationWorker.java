package org.ctpat.process.application;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import org.ctpat.application.ApplicationFlow;
import org.springframework.stereotype.Component;

/**
 * Closes the case of a withdrawn application, by letter. A second run meets it closed; the letter
 * exists once.
 */
@Component
class WithdrawApplicationWorker {

  private final ApplicationFlow flow;

  WithdrawApplicationWorker(ApplicationFlow flow) {
    this.flow = flow;
  }

  @JobWorker(type = "withdraw-application")
  Withdrawn withdraw(@Variable String accountNumber, @Variable String caseId) {
    return new Withdrawn(flow.withdraw(accountNumber, caseId).word());
  }

  record Withdrawn(String applicationOutcome) {}
}
