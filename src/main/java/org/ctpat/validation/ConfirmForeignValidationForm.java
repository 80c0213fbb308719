package org.ctpat.validation;

import java.util.List;
import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.deadline.Deadlines;
import org.ctpat.task.FieldError;
import org.ctpat.task.FormHandler;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;

/** The specialist accepts a validation by a partner's customs service, or wants a visit. */
@Component
class ConfirmForeignValidationForm implements FormHandler {

  private final Validations validations;
  private final ValidationSteps steps;
  private final Deadlines deadlines;

  ConfirmForeignValidationForm(
      Validations validations, ValidationSteps steps, Deadlines deadlines) {
    this.validations = validations;
    this.steps = steps;
    this.deadlines = deadlines;
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
    var submitted = new Submitted(data);
    if (!accepts(submitted)) {
      return List.of();
    }
    var confirmedOn = submitted.date("partnerConfirmedOn");
    return confirmedOn == null || confirmedOn.isAfter(deadlines.today())
        ? List.of(
            new FieldError(
                "partnerConfirmedOn",
                "Give the day on which the partner confirmed the status, today at the latest"))
        : List.of();
  }

  private static boolean accepts(Submitted submitted) {
    return submitted.text("foreignValidation").equals("accept");
  }

  @Override
  public void record(InboxTask task, Map<String, Object> data, Actor by) {
    var submitted = new Submitted(data);
    steps.decideOnForeignValidation(
        task.caseId(),
        accepts(submitted),
        submitted.text("foreignRemarks"),
        ValidationKinds.read(steps.kind(ValidationKind.RECOGNISED_ABROAD).planFacts(), submitted),
        by);
  }
}
