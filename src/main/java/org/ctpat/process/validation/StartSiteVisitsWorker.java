package org.ctpat.process.validation;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.validation.ValidationFlow;
import org.springframework.stereotype.Component;

/** Begins the visits. A second run meets them begun; the dates exist once for each case. */
@Component
class StartSiteVisitsWorker {

  private static final String TYPE = "start-site-visits";

  private final ValidationFlow flow;

  StartSiteVisitsWorker(ValidationFlow flow) {
    this.flow = flow;
  }

  @JobWorker(type = TYPE)
  Started start(@Variable String caseId) {
    var started = flow.startVisits(caseId, Actor.system(TYPE));
    return new Started(
        started.effortDueAt().toString(), started.reportDueAt().toString(), started.caseGlance());
  }

  record Started(String effortDueAt, String reportDueAt, Map<String, Object> caseGlance) {}
}
