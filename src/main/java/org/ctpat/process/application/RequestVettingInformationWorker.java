package org.ctpat.process.application;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import org.ctpat.application.ApplicationFlow;
import org.springframework.stereotype.Component;

/**
 * Asks the company the vetting unit's question by letter (DC05). Date and letter exist once for
 * each question.
 */
@Component
class RequestVettingInformationWorker {

  private final ApplicationFlow flow;

  RequestVettingInformationWorker(ApplicationFlow flow) {
    this.flow = flow;
  }

  @JobWorker(type = "request-vetting-information")
  Requested request(
      @Variable String accountNumber, @Variable String caseId, @Variable String vettingQuestion) {
    return new Requested(
        flow.requestVettingInformation(accountNumber, caseId, vettingQuestion).toString());
  }

  record Requested(String vettingInformationDueAt) {}
}
