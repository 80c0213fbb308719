package org.ctpat.process.enforcement;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.enforcement.EnforcementFlow;
import org.springframework.stereotype.Component;

/** Suspends the member. A second run meets it suspended and gives the stored dates. */
@Component
class SuspendMembershipWorker {

  private static final String TYPE = "suspend-membership";

  private final EnforcementFlow flow;

  SuspendMembershipWorker(EnforcementFlow flow) {
    this.flow = flow;
  }

  @JobWorker(type = TYPE)
  Suspended suspend(@Variable String caseId) {
    var suspended = flow.suspend(caseId, Actor.system(TYPE));
    return new Suspended(
        suspended.decisionId(), suspended.responseDueAt().toString(), suspended.caseGlance());
  }

  record Suspended(String decisionId, String responseDueAt, Map<String, Object> caseGlance) {}
}
