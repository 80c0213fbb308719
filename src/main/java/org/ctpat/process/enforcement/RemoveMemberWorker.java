package org.ctpat.process.enforcement;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.enforcement.EnforcementFlow;
import org.springframework.stereotype.Component;

/**
 * Removes the member by what headquarters decided. A second run meets it removed and gives the
 * stored dates.
 */
@Component
class RemoveMemberWorker {

  private static final String TYPE = "remove-member";

  private final EnforcementFlow flow;

  RemoveMemberWorker(EnforcementFlow flow) {
    this.flow = flow;
  }

  @JobWorker(type = TYPE)
  Removed remove(@Variable String caseId) {
    var removed = flow.remove(caseId, Actor.system(TYPE));
    return new Removed(
        removed.decisionId(), removed.appealUntilAt().toString(), removed.caseGlance());
  }

  record Removed(String decisionId, String appealUntilAt, Map<String, Object> caseGlance) {}
}
