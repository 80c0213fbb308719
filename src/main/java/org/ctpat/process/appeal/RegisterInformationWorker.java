package org.ctpat.process.appeal;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import org.ctpat.appeal.AppealFlow;
import org.springframework.stereotype.Component;

/**
 * Lays the answer to a question, or that there was none, before the appeals authority. A second run
 * meets the question closed.
 */
@Component
class RegisterInformationWorker {

  private final AppealFlow flow;

  RegisterInformationWorker(AppealFlow flow) {
    this.flow = flow;
  }

  @JobWorker(type = "register-information")
  Informed register(@Variable String caseId) {
    return new Informed(flow.registerInformation(caseId));
  }

  record Informed(String appealSummary) {}
}
