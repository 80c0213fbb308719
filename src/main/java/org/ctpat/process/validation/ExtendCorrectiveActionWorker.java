package org.ctpat.process.validation;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import org.ctpat.validation.CorrectiveActions;
import org.springframework.stereotype.Component;

/**
 * Passes on the due date that the specialist extended. It only reads, so a second run changes
 * nothing.
 */
@Component
class ExtendCorrectiveActionWorker {

  private static final String TYPE = "extend-corrective-action";

  private final CorrectiveActions actions;

  ExtendCorrectiveActionWorker(CorrectiveActions actions) {
    this.actions = actions;
  }

  @JobWorker(type = TYPE)
  Extended extend(@Variable String actionId) {
    return new Extended(actions.dueAt(actionId).toString());
  }

  record Extended(String actionDueAt) {}
}
