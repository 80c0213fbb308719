package org.ctpat.process.application;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.util.Map;
import org.ctpat.application.ApplicationFlow;
import org.springframework.stereotype.Component;

/**
 * Opens the application case and computes when the company profile is due (DC02). A second run
 * finds the case and its stored date.
 */
@Component
class OpenApplicationWorker {

  private final ApplicationFlow flow;

  OpenApplicationWorker(ApplicationFlow flow) {
    this.flow = flow;
  }

  @JobWorker(type = "open-application")
  Opened open(
      @Variable String accountNumber, @Variable String caseId, @Variable String entityType) {
    var opened = flow.open(accountNumber, caseId, entityType);
    return new Opened(opened.caseGlance(), opened.profileDueAt().toString(), "DC02");
  }

  record Opened(Map<String, Object> caseGlance, String profileDueAt, String profileDueRule) {}
}
