package org.ctpat.process.enforcement;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import org.ctpat.audit.Actor;
import org.ctpat.enforcement.EnforcementFlow;
import org.springframework.stereotype.Component;

/** Returns the plan to the company. A second run meets it returned and gives the stored date. */
@Component
class ReturnReinstatementPlanWorker {

  private static final String TYPE = "return-reinstatement-plan";

  private final EnforcementFlow flow;

  ReturnReinstatementPlanWorker(EnforcementFlow flow) {
    this.flow = flow;
  }

  @JobWorker(type = TYPE)
  PlanReturned giveBack(@Variable String caseId) {
    var returned = flow.returnPlan(caseId, Actor.system(TYPE));
    return new PlanReturned(returned.planCorrectionDueAt().toString(), returned.planRemarks());
  }

  record PlanReturned(String planCorrectionDueAt, String planRemarks) {}
}
