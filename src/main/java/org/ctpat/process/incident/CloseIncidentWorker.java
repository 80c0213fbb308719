package org.ctpat.process.incident;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.incident.IncidentFlow;
import org.springframework.stereotype.Component;

/**
 * Closes an incident as decided and announces what is proposed. A second run meets it closed and
 * proposes nothing twice.
 */
@Component
class CloseIncidentWorker {

  private static final String TYPE = "close-incident";

  private final IncidentFlow flow;

  CloseIncidentWorker(IncidentFlow flow) {
    this.flow = flow;
  }

  @JobWorker(type = TYPE)
  Closed close(@Variable String caseId) {
    return new Closed(flow.close(caseId, Actor.system(TYPE)));
  }

  record Closed(Map<String, Object> caseGlance) {}
}
