package org.ctpat.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.task.FieldError;
import org.ctpat.task.FormHandler;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;

/** The specialist, another person than who answered, verifies the answer to a corrective action. */
@Component
class VerifyCorrectiveActionForm implements FormHandler {

  private static final String REMARKS = "verificationRemarks";

  private final CorrectiveActions actions;

  VerifyCorrectiveActionForm(CorrectiveActions actions) {
    this.actions = actions;
  }

  @Override
  public String formId() {
    return "verify-corrective-action";
  }

  @Override
  public List<FieldError> validate(InboxTask task, Map<String, Object> data, Actor by) {
    var submitted = new Submitted(data);
    var errors = new ArrayList<FieldError>();
    var answers = actions.view(AnswerCorrectiveActionForm.actionId(task)).answers();
    if (!answers.isEmpty() && answers.getLast().answeredBy().equals(by.id())) {
      errors.add(
          new FieldError("verification", "You gave this answer: another person verifies it"));
    }
    if (!submitted.text("verification").equals(Verification.ACCEPT.word())
        && submitted.text(REMARKS).isEmpty()) {
      errors.add(new FieldError(REMARKS, "Say what is missing"));
    }
    return errors;
  }

  @Override
  public void record(InboxTask task, Map<String, Object> data, Actor by) {
    var submitted = new Submitted(data);
    actions.verify(
        AnswerCorrectiveActionForm.actionId(task),
        task.key(),
        Verification.of(submitted.text("verification")),
        submitted.textOrNull(REMARKS),
        by);
  }
}
