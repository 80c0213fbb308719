package org.ctpat.process.validation;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import java.time.OffsetDateTime;
import org.ctpat.audit.Actor;
import org.ctpat.process.task.MovedDates;
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
  private final MovedDates moved;

  RegisterOverdueActionWorker(CorrectiveActions actions, MovedDates moved) {
    this.actions = actions;
    this.moved = moved;
  }

  @JobWorker(type = TYPE)
  Registered register(ActivatedJob job, @Variable String actionId, @Variable String actionDueAt) {
    moved.awaitPassed(job, actionId, null, OffsetDateTime.parse(actionDueAt));
    return new Registered(actions.registerOverdue(actionId, Actor.system(TYPE)).toString());
  }

  record Registered(String overdueDueAt) {}
}
