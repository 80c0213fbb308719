package org.ctpat.process.enforcement;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.enforcement.EnforcementFlow;
import org.springframework.stereotype.Component;

/**
 * Lays the answer to the cure notice before the supervisor, or that there was none. A second run
 * meets the cure period ended.
 */
@Component
class RegisterCureAnswerWorker {

  private static final String TYPE = "register-cure-answer";

  private final EnforcementFlow flow;

  RegisterCureAnswerWorker(EnforcementFlow flow) {
    this.flow = flow;
  }

  @JobWorker(type = TYPE)
  Reviewed register(@Variable String caseId) {
    var review = flow.registerCureAnswer(caseId, Actor.system(TYPE));
    return new Reviewed(
        review.reviewDueAt().toString(), review.proposalSummary(), review.caseGlance());
  }

  record Reviewed(String reviewDueAt, String proposalSummary, Map<String, Object> caseGlance) {}
}
