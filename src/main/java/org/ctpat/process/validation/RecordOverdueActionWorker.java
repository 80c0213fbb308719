package org.ctpat.process.validation;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import org.ctpat.audit.Actor;
import org.ctpat.validation.CorrectiveActions;
import org.springframework.stereotype.Component;

/**
 * Closes a corrective action as overdue by the specialist's decision. A second run meets it closed.
 */
@Component
class RecordOverdueActionWorker {

  private static final String TYPE = "record-overdue-action";

  private final CorrectiveActions actions;

  RecordOverdueActionWorker(CorrectiveActions actions) {
    this.actions = actions;
  }

  @JobWorker(type = TYPE)
  Recorded record(@Variable String actionId) {
    actions.closeAsOverdue(actionId, Actor.system(TYPE));
    return new Recorded("overdue");
  }

  record Recorded(String actionOutcome) {}
}
