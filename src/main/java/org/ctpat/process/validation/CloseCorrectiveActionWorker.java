package org.ctpat.process.validation;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import org.ctpat.audit.Actor;
import org.ctpat.validation.CorrectiveActions;
import org.springframework.stereotype.Component;

/** Closes a corrective action as it was verified. A second run meets it closed. */
@Component
class CloseCorrectiveActionWorker {

  private static final String TYPE = "close-corrective-action";

  private final CorrectiveActions actions;

  CloseCorrectiveActionWorker(CorrectiveActions actions) {
    this.actions = actions;
  }

  @JobWorker(type = TYPE)
  void close(@Variable String actionId) {
    actions.close(actionId, Actor.system(TYPE));
  }
}
