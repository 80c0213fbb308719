package org.ctpat.process.application;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.util.List;
import java.util.Map;
import org.ctpat.application.ApplicationFlow;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Receives the application: snapshot of the security profile, letter of receipt, DL01. A second run
 * meets it received; snapshot, dates and letter exist once.
 */
@Component
class ReceiveApplicationWorker {

  private final ApplicationFlow flow;

  ReceiveApplicationWorker(ApplicationFlow flow) {
    this.flow = flow;
  }

  @JobWorker(type = "receive-application")
  Received receive(@Variable String accountNumber, @Variable String caseId) {
    var received = flow.receive(accountNumber, caseId);
    return new Received(
        received.assignDueAt().toString(),
        received.decisionDueAt().toString(),
        received.explanationDueAt().toString(),
        received.specialistOptions(),
        received.suggestedSpecialist(),
        received.profileSummary(),
        received.caseGlance());
  }

  record Received(
      String assignDueAt,
      String decisionDueAt,
      String explanationDueAt,
      List<Map<String, Object>> specialistOptions,
      @Nullable String suggestedSpecialist,
      String profileSummary,
      Map<String, Object> caseGlance) {}
}
