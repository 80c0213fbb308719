package org.ctpat.risk;

import java.util.List;
import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.task.FieldError;
import org.ctpat.task.FormHandler;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;

/** A company officer approves the assessment or gives it back with remarks. */
@Component
class ApproveRiskAssessmentForm implements FormHandler {

  private final RiskAssessments assessments;

  ApproveRiskAssessmentForm(RiskAssessments assessments) {
    this.assessments = assessments;
  }

  @Override
  public String formId() {
    return "approve-risk-assessment";
  }

  @Override
  public Map<String, Object> prefill(InboxTask task) {
    var assessmentId = StepForm.assessmentId(task);
    return Map.of(
        "riskSummary", new Summary(assessments.view(assessmentId)).all(),
        "missing", StepForm.bullets(assessments.missing(assessmentId)));
  }

  @Override
  public List<FieldError> validate(InboxTask task, Map<String, Object> data, Actor by) {
    var answers = new Answers(data);
    if (answers.is("riskApproval", "approve")) {
      var missing = assessments.missing(StepForm.assessmentId(task));
      return missing.isEmpty()
          ? List.of()
          : List.of(
              new FieldError(
                  "riskApproval",
                  "It is not complete, so return it: " + StepForm.inOneLine(missing)));
    }
    return answers.text("riskRemarks").isEmpty()
        ? List.of(new FieldError("riskRemarks", "Write what has to be changed"))
        : List.of();
  }

  @Override
  public void record(InboxTask task, Map<String, Object> data, Actor by) {
    var answers = new Answers(data);
    assessments.decide(
        StepForm.assessmentId(task),
        answers.is("riskApproval", "approve"),
        answers.text("riskRemarks"),
        by);
  }
}
