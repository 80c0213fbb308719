package org.ctpat.process.enforcement;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import org.ctpat.audit.Actor;
import org.ctpat.enforcement.EnforcementFlow;
import org.springframework.stereotype.Component;

/**
 * Tells the company of the new date to answer. The letter exists once for each extension, so a
 * second run sends nothing.
 */
@Component
class ExtendResponseWorker {

  private static final String TYPE = "extend-response";

  private final EnforcementFlow flow;

  ExtendResponseWorker(EnforcementFlow flow) {
    this.flow = flow;
  }

  @JobWorker(type = TYPE)
  Extended extend(@Variable String caseId) {
    return new Extended(flow.extendResponse(caseId, Actor.system(TYPE)).toString());
  }

  record Extended(String responseDueAt) {}
}
