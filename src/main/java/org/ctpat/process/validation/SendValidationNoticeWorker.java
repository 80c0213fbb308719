package org.ctpat.process.validation;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import org.ctpat.audit.Actor;
import org.ctpat.validation.ValidationFlow;
import org.springframework.stereotype.Component;

/**
 * Sends the notice of a validation. A second run finds the notice date kept and returns the stored
 * dates.
 */
@Component
class SendValidationNoticeWorker {

  private static final String TYPE = "send-validation-notice";

  private final ValidationFlow flow;

  SendValidationNoticeWorker(ValidationFlow flow) {
    this.flow = flow;
  }

  @JobWorker(type = TYPE)
  Noticed send(@Variable String caseId) {
    var noticed = flow.sendNotice(caseId, Actor.system(TYPE));
    return new Noticed(noticed.earliestVisitAt().toString(), noticed.answerDueAt().toString());
  }

  record Noticed(String earliestVisitAt, String answerDueAt) {}
}
