package org.ctpat.process.enforcement;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import org.ctpat.audit.Actor;
import org.ctpat.enforcement.EnforcementFlow;
import org.springframework.stereotype.Component;

/** Notes that the time to answer has passed. A second run for the same date meets it noted. */
@Component
class RegisterSilenceWorker {

  private static final String TYPE = "register-silence";

  private final EnforcementFlow flow;

  RegisterSilenceWorker(EnforcementFlow flow) {
    this.flow = flow;
  }

  @JobWorker(type = TYPE)
  Registered register(@Variable String caseId) {
    return new Registered(flow.registerSilence(caseId, Actor.system(TYPE)).toString());
  }

  record Registered(String silenceDueAt) {}
}
