package org.ctpat.process.incident;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.incident.IncidentFlow;
import org.springframework.stereotype.Component;

/**
 * Records a reported incident. A second run meets it recorded and returns the stored dates; letter,
 * dates and proposals exist once for each incident.
 */
@Component
class RecordIncidentWorker {

  private static final String TYPE = "record-incident";

  private final IncidentFlow flow;

  RecordIncidentWorker(IncidentFlow flow) {
    this.flow = flow;
  }

  @JobWorker(type = TYPE)
  Recorded record(@Variable String caseId) {
    var recorded = flow.record(caseId, Actor.system(TYPE));
    return new Recorded(
        recorded.notifyDueAt().toString(),
        recorded.analysisDueAt().toString(),
        recorded.incidentSummary(),
        recorded.selfReported(),
        recorded.caseGlance());
  }

  record Recorded(
      String notifyDueAt,
      String analysisDueAt,
      String incidentSummary,
      boolean selfReported,
      Map<String, Object> caseGlance) {}
}
