package org.ctpat.process.enforcement;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.enforcement.EnforcementFlow;
import org.springframework.stereotype.Component;

/**
 * Gives what is needed to review the proposal. A second run meets the stored date and gives the
 * same.
 */
@Component
class OpenEnforcementCaseWorker {

  private static final String TYPE = "open-enforcement-case";

  private final EnforcementFlow flow;

  OpenEnforcementCaseWorker(EnforcementFlow flow) {
    this.flow = flow;
  }

  @JobWorker(type = TYPE)
  Opened open(@Variable String caseId) {
    var opened = flow.open(caseId, Actor.system(TYPE));
    return new Opened(
        opened.proposalSummary(),
        opened.aggravated(),
        opened.dependentMembers(),
        opened.reviewDueAt().toString(),
        opened.caseGlance());
  }

  record Opened(
      String proposalSummary,
      boolean aggravated,
      int dependentMembers,
      String reviewDueAt,
      Map<String, Object> caseGlance) {}
}
