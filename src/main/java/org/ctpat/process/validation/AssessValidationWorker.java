package org.ctpat.process.validation;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import org.ctpat.audit.Actor;
import org.ctpat.validation.ValidationFlow;
import org.springframework.stereotype.Component;

/**
 * Gathers the facts for the decision on the outcome. A second run reads the same facts; the date
 * exists once for each case.
 */
@Component
class AssessValidationWorker {

  private static final String TYPE = "assess-validation";

  private final ValidationFlow flow;

  AssessValidationWorker(ValidationFlow flow) {
    this.flow = flow;
  }

  @JobWorker(type = TYPE)
  Assessed assess(@Variable String caseId) {
    var facts = flow.assess(caseId, Actor.system(TYPE));
    return new Assessed(
        facts.openMusts(),
        facts.bestPracticeElements(),
        facts.falseStatement(),
        facts.currentStatus(),
        facts.outcomeDueAt().toString());
  }

  record Assessed(
      int openMusts,
      int bestPracticeElements,
      boolean falseStatement,
      String currentStatus,
      String outcomeDueAt) {}
}
