package org.ctpat.process.validation;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import org.ctpat.audit.Actor;
import org.ctpat.validation.CorrectiveActions;
import org.springframework.stereotype.Component;

/**
 * Registers that a corrective action was not answered in time. A second run meets it overdue;
 * letter and date exist once for each due date.
 */
@Component
class RegisterOverdueActionWorker {

  private static final String TYPE = "register-overdue-action";

  private final CorrectiveActions actions;

  RegisterOverdueActionWorker(CorrectiveActions actions) {
    this.actions = actions;
  }

  @JobWorker(type = TYPE)
  Registered register(@Variable String actionId) {
    return new Registered(actions.registerOverdue(actionId, Actor.system(TYPE)).toString());
  }

  record Registered(String overdueDueAt) {}
}
