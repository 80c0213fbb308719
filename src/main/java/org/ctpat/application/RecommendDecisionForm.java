package org.ctpat.application;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.task.FieldError;
import org.ctpat.task.FormHandler;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The specialist recommends to certify or to reject. */
@Component
@Transactional
class RecommendDecisionForm implements FormHandler {

  private final CaseFiles files;

  RecommendDecisionForm(CaseFiles files) {
    this.files = files;
  }

  @Override
  public String formId() {
    return "recommend-decision";
  }

  @Override
  public List<FieldError> validate(InboxTask task, Map<String, Object> data, Actor by) {
    var application = files.of(task);
    if (application.recorded(task.key())) {
      return List.of();
    }
    var answers = new Answers(data);
    var errors = new ArrayList<FieldError>();
    application
        .objectionTo(answers.text("recommendation"))
        .ifPresent(words -> errors.add(new FieldError("recommendation", words)));
    if (answers.text("recommendationReason").isEmpty()) {
      errors.add(new FieldError("recommendationReason", "Give the reason"));
    }
    return errors;
  }

  @Override
  public void record(InboxTask task, Map<String, Object> data, Actor by) {
    var answers = new Answers(data);
    var application = files.of(task);
    var recommendation = answers.text("recommendation");
    if (application.recommended(
        task.key(), recommendation, answers.text("recommendationReason"), by, files.now())) {
      files.record(
          application, "Decision recommended", by, Map.of("recommendation", recommendation));
    }
  }
}
