package org.ctpat.process.enforcement;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.enforcement.EnforcementFlow;
import org.springframework.stereotype.Component;

/** Closes the case after an appeal overturned its decision. A second run meets it closed. */
@Component
class CloseEnforcementCaseWorker {

  private static final String TYPE = "close-enforcement-case";

  private final EnforcementFlow flow;

  CloseEnforcementCaseWorker(EnforcementFlow flow) {
    this.flow = flow;
  }

  @JobWorker(type = TYPE)
  Closed close(@Variable String caseId) {
    return new Closed(flow.closeOverturned(caseId, Actor.system(TYPE)));
  }

  record Closed(Map<String, Object> caseGlance) {}
}
