package org.ctpat.validation;

import java.util.List;
import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.task.FieldError;
import org.ctpat.task.FormHandler;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;

/** The specialist says what to do about actions that were refused or not answered. */
@Component
class ReviewOpenActionsForm implements FormHandler {

  private final ValidationSteps steps;

  ReviewOpenActionsForm(ValidationSteps steps) {
    this.steps = steps;
  }

  @Override
  public String formId() {
    return "review-open-actions";
  }

  @Override
  public List<FieldError> validate(InboxTask task, Map<String, Object> data, Actor by) {
    return List.of();
  }

  @Override
  public void record(InboxTask task, Map<String, Object> data, Actor by) {
    steps.proposeOnOpenActions(task.caseId(), new Submitted(data).text("openActionsProposal"), by);
  }
}
