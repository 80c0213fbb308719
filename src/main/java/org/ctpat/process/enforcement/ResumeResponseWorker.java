package org.ctpat.process.enforcement;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.enforcement.EnforcementFlow;
import org.springframework.stereotype.Component;

/** Lets the clock of the answer run on after an appeal. A second run meets it running. */
@Component
class ResumeResponseWorker {

  private static final String TYPE = "resume-response";

  private final EnforcementFlow flow;

  ResumeResponseWorker(EnforcementFlow flow) {
    this.flow = flow;
  }

  @JobWorker(type = TYPE)
  Resumed resume(@Variable String caseId) {
    var resumed = flow.resumeResponse(caseId, Actor.system(TYPE));
    return new Resumed(resumed.responseDueAt().toString(), resumed.caseGlance());
  }

  record Resumed(String responseDueAt, Map<String, Object> caseGlance) {}
}
