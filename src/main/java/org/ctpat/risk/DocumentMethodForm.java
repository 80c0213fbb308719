package org.ctpat.risk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.deadline.Deadlines;
import org.ctpat.task.FieldError;
import org.ctpat.task.FormHandler;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;

/** Step 5: the company documents how it assesses its risks (criterion 2.1). */
@Component
class DocumentMethodForm implements FormHandler {

  private final RiskAssessments assessments;
  private final Deadlines deadlines;

  DocumentMethodForm(RiskAssessments assessments, Deadlines deadlines) {
    this.assessments = assessments;
    this.deadlines = deadlines;
  }

  @Override
  public String formId() {
    return "document-method";
  }

  @Override
  public Map<String, Object> prefill(InboxTask task) {
    var method = assessments.view(StepForm.assessmentId(task)).method();
    if (method == null) {
      return Map.of();
    }
    var prefill = new LinkedHashMap<String, Object>();
    prefill.put("methodSetUpOn", method.setUpOn().toString());
    prefill.put("methodResponsible", method.responsible());
    prefill.put("methodDue", method.due());
    prefill.put("methodFrequency", method.frequency());
    prefill.put("methodThreats", method.threats());
    prefill.put("methodVulnerabilities", method.vulnerabilities());
    prefill.put("methodFollowUp", method.followUp());
    prefill.put("methodTraining", method.training());
    prefill.put("methodOversight", method.oversight());
    return prefill;
  }

  @Override
  public List<FieldError> validate(InboxTask task, Map<String, Object> data, Actor by) {
    var setUpOn = new Answers(data).date("methodSetUpOn");
    if (setUpOn.isEmpty()) {
      return List.of(
          new FieldError("methodSetUpOn", "Give the date on which the process was set up"));
    }
    return setUpOn.get().isAfter(deadlines.today())
        ? List.of(
            new FieldError("methodSetUpOn", "This date is in the future: give the date it began"))
        : List.of();
  }

  @Override
  public void record(InboxTask task, Map<String, Object> data, Actor by) {
    var answers = new Answers(data);
    var assessmentId = StepForm.assessmentId(task);
    assessments.saveMethod(
        assessmentId,
        new Method(
            answers.date("methodSetUpOn").orElseThrow(),
            answers.text("methodResponsible"),
            answers.text("methodDue"),
            answers.text("methodFrequency"),
            answers.text("methodThreats"),
            answers.text("methodVulnerabilities"),
            answers.text("methodFollowUp"),
            answers.text("methodTraining"),
            answers.text("methodOversight")),
        by);
    assessments.confirm(assessmentId, Step.METHOD, task.key(), by);
  }
}
