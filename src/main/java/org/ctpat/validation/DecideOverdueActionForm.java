package org.ctpat.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.ctpat.audit.Actor;
import org.ctpat.deadline.Deadlines;
import org.ctpat.task.FieldError;
import org.ctpat.task.FormHandler;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;

/** The specialist gives more time for an overdue action, or stops waiting. */
@Component
class DecideOverdueActionForm implements FormHandler {

  private static final String UNTIL = "extendedUntil";
  private static final String EXTEND = "extend";

  private final CorrectiveActions actions;
  private final Deadlines deadlines;

  DecideOverdueActionForm(CorrectiveActions actions, Deadlines deadlines) {
    this.actions = actions;
    this.deadlines = deadlines;
  }

  @Override
  public String formId() {
    return "decide-overdue-action";
  }

  @Override
  public List<FieldError> validate(InboxTask task, Map<String, Object> data, Actor by) {
    var submitted = new Submitted(data);
    var errors = new ArrayList<FieldError>();
    if (submitted.text("overdueDecision").equals(EXTEND)) {
      var until = submitted.date(UNTIL);
      if (until == null) {
        errors.add(new FieldError(UNTIL, "Give the new date"));
      } else if (!until.isAfter(deadlines.today())) {
        errors.add(new FieldError(UNTIL, "The new date lies after today"));
      }
    }
    return errors;
  }

  @Override
  public void record(InboxTask task, Map<String, Object> data, Actor by) {
    var submitted = new Submitted(data);
    var actionId = AnswerCorrectiveActionForm.actionId(task);
    var reason = submitted.text("overdueReason");
    if (submitted.text("overdueDecision").equals(EXTEND)) {
      actions.extend(actionId, Objects.requireNonNull(submitted.date(UNTIL)), reason, by);
    } else {
      actions.stopWaiting(actionId, reason, by);
    }
  }
}
