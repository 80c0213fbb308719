package org.ctpat.validation;

import java.util.List;
import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.task.FieldError;
import org.ctpat.task.FormHandler;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;

/** The specialist accepts a validation by a partner's customs service, or wants a visit. */
@Component
class ConfirmForeignValidationForm implements FormHandler {

  private final Validations validations;
  private final ValidationSteps steps;

  ConfirmForeignValidationForm(Validations validations, ValidationSteps steps) {
    this.validations = validations;
    this.steps = steps;
  }

  @Override
  public String formId() {
    return "confirm-foreign-validation";
  }

  @Override
  public List<FieldError> validate(InboxTask task, Map<String, Object> data, Actor by) {
    if (validations.view(task.caseId()).foreignValidation() == null) {
      return List.of(new FieldError("foreignValidation", "No foreign validation is recorded"));
    }
    return List.of();
  }

  @Override
  public void record(InboxTask task, Map<String, Object> data, Actor by) {
    var submitted = new Submitted(data);
    steps.decideOnForeignValidation(
        task.caseId(),
        submitted.text("foreignValidation").equals("accept"),
        submitted.text("foreignRemarks"),
        by);
  }
}
