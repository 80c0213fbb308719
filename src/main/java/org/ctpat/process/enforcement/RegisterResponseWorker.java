package org.ctpat.process.enforcement;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.enforcement.EnforcementFlow;
import org.springframework.stereotype.Component;

/**
 * Takes the answer to the suspension. A second run meets the plan before the specialist already.
 */
@Component
class RegisterResponseWorker {

  private static final String TYPE = "register-response";

  private final EnforcementFlow flow;

  RegisterResponseWorker(EnforcementFlow flow) {
    this.flow = flow;
  }

  @JobWorker(type = TYPE)
  PlanReceived register(@Variable String caseId) {
    var plan = flow.registerResponse(caseId, Actor.system(TYPE));
    return new PlanReceived(
        plan.planSummary(), plan.planReviewDueAt().toString(), plan.caseGlance());
  }

  record PlanReceived(String planSummary, String planReviewDueAt, Map<String, Object> caseGlance) {}
}
