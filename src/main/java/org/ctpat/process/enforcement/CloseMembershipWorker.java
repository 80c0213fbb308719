package org.ctpat.process.enforcement;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import org.ctpat.audit.Actor;
import org.ctpat.enforcement.EnforcementFlow;
import org.springframework.stereotype.Component;

/** Makes the removal final. A second run meets the case closed and announces nothing. */
@Component
class CloseMembershipWorker {

  private static final String TYPE = "close-membership";

  private final EnforcementFlow flow;

  CloseMembershipWorker(EnforcementFlow flow) {
    this.flow = flow;
  }

  @JobWorker(type = TYPE)
  void close(@Variable String caseId) {
    flow.closeMembership(caseId, Actor.system(TYPE));
  }
}
