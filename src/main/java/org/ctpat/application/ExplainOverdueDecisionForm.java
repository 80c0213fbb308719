package org.ctpat.application;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.deadline.Deadlines;
import org.ctpat.task.FieldError;
import org.ctpat.task.FormHandler;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A supervisor explains why the decision takes longer than DL01; decides nothing. */
@Component
@Transactional
class ExplainOverdueDecisionForm implements FormHandler {

  private final CaseFiles files;
  private final Deadlines deadlines;

  ExplainOverdueDecisionForm(CaseFiles files, Deadlines deadlines) {
    this.files = files;
    this.deadlines = deadlines;
  }

  @Override
  public String formId() {
    return "explain-overdue-decision";
  }

  @Override
  public List<FieldError> validate(InboxTask task, Map<String, Object> data, Actor by) {
    if (files.of(task).recorded(task.key())) {
      return List.of();
    }
    var answers = new Answers(data);
    var errors = new ArrayList<FieldError>();
    if (answers.text("delayReason").isEmpty()) {
      errors.add(new FieldError("delayReason", "Give the reason for the delay"));
    }
    var expected = answers.date("decisionExpectedOn");
    if (expected.isEmpty() || !expected.get().isAfter(deadlines.today())) {
      errors.add(new FieldError("decisionExpectedOn", "Choose a day after today"));
    }
    return errors;
  }

  @Override
  public void record(InboxTask task, Map<String, Object> data, Actor by) {
    var answers = new Answers(data);
    var application = files.of(task);
    var expected = answers.date("decisionExpectedOn").orElseThrow();
    if (application.delayExplained(
        task.key(), expected, answers.text("delayReason"), by, files.now())) {
      deadlines.met(task.caseId(), "DC03", "explanation", by);
      files.record(
          application, "Delay explained", by, Map.of("decisionExpectedOn", expected.toString()));
    }
  }
}
