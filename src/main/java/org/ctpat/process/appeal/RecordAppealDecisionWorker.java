package org.ctpat.process.appeal;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import org.ctpat.appeal.AppealFlow;
import org.springframework.stereotype.Component;

/**
 * Lets the decision of an appeal have its effect on the account. A second run meets it carried out;
 * the letter exists once.
 */
@Component
class RecordAppealDecisionWorker {

  private final AppealFlow flow;

  RecordAppealDecisionWorker(AppealFlow flow) {
    this.flow = flow;
  }

  @JobWorker(type = "record-appeal-decision")
  Recorded record(@Variable String caseId) {
    return new Recorded(flow.carryOut(caseId).word());
  }

  record Recorded(String appealOutcome) {}
}
