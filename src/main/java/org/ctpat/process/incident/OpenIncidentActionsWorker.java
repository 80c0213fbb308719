package org.ctpat.process.incident;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.util.List;
import org.ctpat.audit.Actor;
import org.ctpat.incident.IncidentFlow;
import org.springframework.stereotype.Component;

/**
 * Opens the corrective actions that the analysis asks for. A second run finds them by their ids and
 * returns them.
 */
@Component
class OpenIncidentActionsWorker {

  private static final String TYPE = "open-incident-actions";

  private final IncidentFlow flow;

  OpenIncidentActionsWorker(IncidentFlow flow) {
    this.flow = flow;
  }

  @JobWorker(type = TYPE)
  Opened open(@Variable String caseId) {
    return new Opened(flow.openActions(caseId, Actor.system(TYPE)));
  }

  record Opened(List<IncidentFlow.RequiredAction> requiredActions) {}
}
