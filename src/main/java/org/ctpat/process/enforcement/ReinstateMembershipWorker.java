package org.ctpat.process.enforcement;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.enforcement.EnforcementFlow;
import org.springframework.stereotype.Component;

/** Certifies the member again. A second run meets it reinstated and changes nothing. */
@Component
class ReinstateMembershipWorker {

  private static final String TYPE = "reinstate-membership";

  private final EnforcementFlow flow;

  ReinstateMembershipWorker(EnforcementFlow flow) {
    this.flow = flow;
  }

  @JobWorker(type = TYPE)
  Reinstated reinstate(@Variable String caseId) {
    return new Reinstated(flow.reinstate(caseId, Actor.system(TYPE)));
  }

  record Reinstated(Map<String, Object> caseGlance) {}
}
