package org.ctpat.process.enforcement;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.util.List;
import org.ctpat.audit.Actor;
import org.ctpat.enforcement.EnforcementFlow;
import org.springframework.stereotype.Component;

/**
 * Opens a corrective action for each goal of the plan. An action exists once for each goal, so a
 * second run opens none.
 */
@Component
class OpenReinstatementGoalsWorker {

  private static final String TYPE = "open-reinstatement-goals";

  private final EnforcementFlow flow;

  OpenReinstatementGoalsWorker(EnforcementFlow flow) {
    this.flow = flow;
  }

  @JobWorker(type = TYPE)
  Opened open(@Variable String caseId) {
    return new Opened(flow.openGoals(caseId, Actor.system(TYPE)));
  }

  record Opened(List<EnforcementFlow.RequiredAction> requiredActions) {}
}
