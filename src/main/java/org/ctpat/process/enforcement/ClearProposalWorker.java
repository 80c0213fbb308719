package org.ctpat.process.enforcement;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.enforcement.EnforcementFlow;
import org.springframework.stereotype.Component;

/**
 * Takes the account back to the status before. A second run meets the case closed and changes
 * nothing.
 */
@Component
class ClearProposalWorker {

  private static final String TYPE = "clear-proposal";

  private final EnforcementFlow flow;

  ClearProposalWorker(EnforcementFlow flow) {
    this.flow = flow;
  }

  @JobWorker(type = TYPE)
  Cleared clear(@Variable String caseId) {
    return new Cleared(flow.clear(caseId, Actor.system(TYPE)));
  }

  record Cleared(Map<String, Object> caseGlance) {}
}
