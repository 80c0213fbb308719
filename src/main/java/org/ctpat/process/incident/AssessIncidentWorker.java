package org.ctpat.process.incident;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.incident.IncidentFlow;
import org.springframework.stereotype.Component;

/**
 * Gathers the facts for the decision. A second run reads them anew; the date for the decision
 * exists once for each incident.
 */
@Component
class AssessIncidentWorker {

  private static final String TYPE = "assess-incident";

  private final IncidentFlow flow;

  AssessIncidentWorker(IncidentFlow flow) {
    this.flow = flow;
  }

  @JobWorker(type = TYPE)
  Assessed assess(@Variable String caseId) {
    var assessed = flow.assess(caseId, Actor.system(TYPE));
    return new Assessed(
        assessed.incidentFacts(),
        assessed.dependentMembers(),
        assessed.incidentDecisionDueAt().toString(),
        assessed.caseGlance());
  }

  record Assessed(
      String incidentFacts,
      int dependentMembers,
      String incidentDecisionDueAt,
      Map<String, Object> caseGlance) {}
}
