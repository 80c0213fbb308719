package org.ctpat.process.validation;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.util.List;
import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.validation.ValidationFlow;
import org.springframework.stereotype.Component;

/** Opens a validation. A second run finds the case and its date by the case id and returns them. */
@Component
class OpenValidationWorker {

  private static final String TYPE = "open-validation";

  private final ValidationFlow flow;

  OpenValidationWorker(ValidationFlow flow) {
    this.flow = flow;
  }

  @JobWorker(type = TYPE)
  Opened open(
      @Variable String accountNumber,
      @Variable String caseId,
      @Variable String entityType,
      @Variable String validationReason) {
    var opened = flow.open(accountNumber, caseId, entityType, validationReason, Actor.system(TYPE));
    return new Opened(
        opened.recognisedAbroad(),
        opened.planDueAt().toString(),
        opened.siteOptions(),
        opened.specialistOptions(),
        opened.programOptions(),
        opened.riskHint(),
        opened.caseGlance());
  }

  record Opened(
      boolean recognisedAbroad,
      String planDueAt,
      List<Map<String, String>> siteOptions,
      List<Map<String, Object>> specialistOptions,
      List<Map<String, String>> programOptions,
      String riskHint,
      Map<String, Object> caseGlance) {}
}
