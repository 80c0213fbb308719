package org.ctpat.process.enforcement;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import org.ctpat.audit.Actor;
import org.ctpat.enforcement.EnforcementFlow;
import org.springframework.stereotype.Component;

/** Sets the date by which the check takes place. A second run meets the stored date. */
@Component
class PrepareUnannouncedCheckWorker {

  private static final String TYPE = "prepare-unannounced-check";

  private final EnforcementFlow flow;

  PrepareUnannouncedCheckWorker(EnforcementFlow flow) {
    this.flow = flow;
  }

  @JobWorker(type = TYPE)
  Prepared prepare(@Variable String caseId) {
    return new Prepared(flow.prepareCheck(caseId, Actor.system(TYPE)).toString());
  }

  record Prepared(String checkDueAt) {}
}
