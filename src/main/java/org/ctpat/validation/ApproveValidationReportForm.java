package org.ctpat.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.task.FieldError;
import org.ctpat.task.FormHandler;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;

/**
 * The supervisor, another person than the writer, approves the report or sends it back with
 * remarks.
 */
@Component
class ApproveValidationReportForm implements FormHandler {

  private static final String RETURN = "return";

  private final Validations validations;
  private final ValidationSteps steps;

  ApproveValidationReportForm(Validations validations, ValidationSteps steps) {
    this.validations = validations;
    this.steps = steps;
  }

  @Override
  public String formId() {
    return "approve-validation-report";
  }

  @Override
  public List<FieldError> validate(InboxTask task, Map<String, Object> data, Actor by) {
    var submitted = new Submitted(data);
    var errors = new ArrayList<FieldError>();
    var reports = validations.view(task.caseId()).reports();
    if (!reports.isEmpty() && reports.getLast().writtenBy().equals(by.id())) {
      errors.add(
          new FieldError(
              "reportDecision",
              "You wrote this report: another supervisor approves it or sends it back"));
    }
    if (submitted.text("reportDecision").equals(RETURN)
        && submitted.text("reportRemarks").isEmpty()) {
      errors.add(new FieldError("reportRemarks", "Say what is to be changed"));
    }
    return errors;
  }

  @Override
  public void record(InboxTask task, Map<String, Object> data, Actor by) {
    var submitted = new Submitted(data);
    steps.decideReport(
        task.caseId(),
        !submitted.text("reportDecision").equals(RETURN),
        submitted.textOrNull("reportRemarks"),
        by);
  }
}
