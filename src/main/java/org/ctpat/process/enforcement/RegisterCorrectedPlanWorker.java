package org.ctpat.process.enforcement;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import org.ctpat.audit.Actor;
import org.ctpat.enforcement.EnforcementFlow;
import org.springframework.stereotype.Component;

/** Lays the corrected plan before the specialist. A second run meets it there. */
@Component
class RegisterCorrectedPlanWorker {

  private static final String TYPE = "register-corrected-plan";

  private final EnforcementFlow flow;

  RegisterCorrectedPlanWorker(EnforcementFlow flow) {
    this.flow = flow;
  }

  @JobWorker(type = TYPE)
  Registered register(@Variable String caseId) {
    var plan = flow.registerCorrectedPlan(caseId, Actor.system(TYPE));
    return new Registered(plan.planSummary(), plan.planReviewDueAt().toString());
  }

  record Registered(String planSummary, String planReviewDueAt) {}
}
