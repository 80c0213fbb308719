package org.ctpat.process.application;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import org.ctpat.application.ApplicationFlow;
import org.springframework.stereotype.Component;

/**
 * Asks the company for a last word before its unfinished application is closed. Date and letter
 * exist once, a second run answers with them.
 */
@Component
class AnnounceClosingWorker {

  private final ApplicationFlow flow;

  AnnounceClosingWorker(ApplicationFlow flow) {
    this.flow = flow;
  }

  @JobWorker(type = "announce-closing")
  Announced announce(@Variable String accountNumber, @Variable String caseId) {
    return new Announced(flow.announceClosing(accountNumber, caseId).toString());
  }

  record Announced(String lastWordDueAt) {}
}
