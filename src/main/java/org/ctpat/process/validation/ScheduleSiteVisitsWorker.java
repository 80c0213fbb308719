package org.ctpat.process.validation;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.util.List;
import org.ctpat.audit.Actor;
import org.ctpat.validation.ValidationFlow;
import org.springframework.stereotype.Component;

/** Schedules the agreed visits. A second run meets them scheduled and returns the same list. */
@Component
class ScheduleSiteVisitsWorker {

  private static final String TYPE = "schedule-site-visits";

  private final ValidationFlow flow;

  ScheduleSiteVisitsWorker(ValidationFlow flow) {
    this.flow = flow;
  }

  @JobWorker(type = TYPE)
  Scheduled schedule(@Variable String caseId) {
    var scheduled = flow.schedule(caseId, Actor.system(TYPE));
    return new Scheduled(scheduled.siteVisits(), scheduled.firstVisitAt().toString());
  }

  record Scheduled(List<ValidationFlow.ScheduledVisit> siteVisits, String firstVisitAt) {}
}
