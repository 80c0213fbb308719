package org.ctpat.process.validation;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import org.ctpat.audit.Actor;
import org.ctpat.validation.CorrectiveActions;
import org.springframework.stereotype.Component;

/**
 * Registers the answer to a corrective action. A second run finds the date of this answer and
 * returns it.
 */
@Component
class RegisterAnswerWorker {

  private static final String TYPE = "register-answer";

  private final CorrectiveActions actions;

  RegisterAnswerWorker(CorrectiveActions actions) {
    this.actions = actions;
  }

  @JobWorker(type = TYPE)
  Registered register(@Variable String actionId) {
    var registered = actions.registerAnswer(actionId, Actor.system(TYPE));
    return new Registered(registered.verifyDueAt().toString(), registered.answerSummary());
  }

  record Registered(String verifyDueAt, String answerSummary) {}
}
