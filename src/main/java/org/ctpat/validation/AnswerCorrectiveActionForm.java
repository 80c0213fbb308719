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

/** The company answers a corrective action: measure, owner, date done and proof. */
@Component
class AnswerCorrectiveActionForm implements FormHandler {

  private static final String FILES = "proofFiles";
  private static final String DONE_ON = "doneOn";

  private final CorrectiveActions actions;
  private final ValidationSteps steps;
  private final Deadlines deadlines;

  AnswerCorrectiveActionForm(
      CorrectiveActions actions, ValidationSteps steps, Deadlines deadlines) {
    this.actions = actions;
    this.steps = steps;
    this.deadlines = deadlines;
  }

  @Override
  public String formId() {
    return "answer-corrective-action";
  }

  @Override
  public Map<String, Object> prefill(InboxTask task) {
    var action = actions.view(actionId(task));
    var remarks =
        action.verifications().isEmpty() ? null : action.verifications().getLast().remarks();
    return Map.of(
        "actionOwner",
        action.owner() == null ? "" : action.owner(),
        "moreNeeded",
        remarks == null ? "" : "**The specialist asks for more:** " + remarks);
  }

  @Override
  public List<FieldError> validate(InboxTask task, Map<String, Object> data, Actor by) {
    var submitted = new Submitted(data);
    var errors = new ArrayList<FieldError>();
    var doneOn = submitted.date(DONE_ON);
    if (doneOn == null) {
      errors.add(new FieldError(DONE_ON, "Give the date on which the measure was done"));
    } else if (doneOn.isAfter(deadlines.today())) {
      errors.add(new FieldError(DONE_ON, "Answer when the measure is done: today or earlier"));
    }
    var files = submitted.texts(FILES);
    if (files.isEmpty()) {
      errors.add(new FieldError(FILES, "Add at least one file that proves the measure"));
    } else if (!steps.strange(task.accountNumber(), files).isEmpty()) {
      errors.add(new FieldError(FILES, "A file was not kept: add it again"));
    }
    return errors;
  }

  @Override
  public void record(InboxTask task, Map<String, Object> data, Actor by) {
    var submitted = new Submitted(data);
    actions.answer(
        actionId(task),
        task.key(),
        submitted.text("measureTaken"),
        submitted.text("actionOwner"),
        Objects.requireNonNull(submitted.date(DONE_ON)),
        submitted.texts(FILES),
        by);
  }

  static String actionId(InboxTask task) {
    return new Submitted(task.variables()).text("actionId");
  }
}
