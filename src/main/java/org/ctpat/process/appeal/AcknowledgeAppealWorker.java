package org.ctpat.process.appeal;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.util.Map;
import org.ctpat.appeal.AppealFlow;
import org.springframework.stereotype.Component;

/** Confirms the receipt of an appeal. Repeating it is harmless: date and letter exist once. */
@Component
class AcknowledgeAppealWorker {

  private final AppealFlow flow;

  AcknowledgeAppealWorker(AppealFlow flow) {
    this.flow = flow;
  }

  @JobWorker(type = "acknowledge-appeal")
  Acknowledged acknowledge(@Variable String caseId) {
    var appeal = flow.acknowledge(caseId);
    return new Acknowledged(
        appeal.decisionDueAt().toString(),
        appeal.contestedDecision(),
        appeal.summary(),
        appeal.caseGlance());
  }

  record Acknowledged(
      String appealDecisionDueAt,
      String contestedDecision,
      String appealSummary,
      Map<String, Object> caseGlance) {}
}
