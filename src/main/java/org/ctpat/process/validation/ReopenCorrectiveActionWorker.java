package org.ctpat.process.validation;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import org.ctpat.audit.Actor;
import org.ctpat.validation.CorrectiveActions;
import org.springframework.stereotype.Component;

/** Asks for more proof. A second run meets the action reopened and returns its date. */
@Component
class ReopenCorrectiveActionWorker {

  private static final String TYPE = "reopen-corrective-action";

  private final CorrectiveActions actions;

  ReopenCorrectiveActionWorker(CorrectiveActions actions) {
    this.actions = actions;
  }

  @JobWorker(type = TYPE)
  Reopened reopen(@Variable String actionId) {
    return new Reopened(actions.reopen(actionId, Actor.system(TYPE)).toString());
  }

  record Reopened(String actionDueAt) {}
}
