package org.ctpat.process.validation;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.validation.ValidationFlow;
import org.springframework.stereotype.Component;

/** Records the decided outcome. A second run meets the case closed and moves nothing. */
@Component
class RecordValidationOutcomeWorker {

  private static final String TYPE = "record-validation-outcome";

  private final ValidationFlow flow;

  RecordValidationOutcomeWorker(ValidationFlow flow) {
    this.flow = flow;
  }

  @JobWorker(type = TYPE)
  Recorded record(@Variable String caseId) {
    return new Recorded(flow.recordOutcome(caseId, Actor.system(TYPE)));
  }

  record Recorded(Map<String, Object> caseGlance) {}
}
