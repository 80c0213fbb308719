package org.ctpat.process.enforcement;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.enforcement.EnforcementFlow;
import org.springframework.stereotype.Component;

/** Gathers what headquarters decides by. A second run gives the same and meets the stored date. */
@Component
class AssessReinstatementWorker {

  private static final String TYPE = "assess-reinstatement";

  private final EnforcementFlow flow;

  AssessReinstatementWorker(EnforcementFlow flow) {
    this.flow = flow;
  }

  @JobWorker(type = TYPE)
  Assessed assess(@Variable String caseId) {
    var assessed = flow.assess(caseId, Actor.system(TYPE));
    return new Assessed(
        assessed.reinstatementFacts(),
        assessed.reinstatementDueAt().toString(),
        assessed.caseGlance());
  }

  record Assessed(
      String reinstatementFacts, String reinstatementDueAt, Map<String, Object> caseGlance) {}
}
