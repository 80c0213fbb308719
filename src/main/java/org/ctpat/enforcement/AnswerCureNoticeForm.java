package org.ctpat.enforcement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.task.FieldError;
import org.ctpat.task.FormHandler;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;

/** The company answers a cure notice with what shows that it complies (DL09). */
@Component
class AnswerCureNoticeForm implements FormHandler {

  private static final String ANSWER = "cureAnswer";
  private static final String FILES = "cureFiles";

  private final EnforcementSteps steps;

  AnswerCureNoticeForm(EnforcementSteps steps) {
    this.steps = steps;
  }

  @Override
  public String formId() {
    return "answer-cure-notice";
  }

  @Override
  public List<FieldError> validate(InboxTask task, Map<String, Object> data, Actor by) {
    var submitted = new Submitted(data);
    var errors = new ArrayList<FieldError>();
    if (submitted.text(ANSWER).isEmpty()) {
      errors.add(new FieldError(ANSWER, "Say what you did and how it shows that you comply."));
    }
    if (!steps.strange(task.accountNumber(), submitted.texts(FILES)).isEmpty()) {
      errors.add(new FieldError(FILES, "A file was not kept: add it again."));
    }
    return errors;
  }

  @Override
  public void record(InboxTask task, Map<String, Object> data, Actor by) {
    var submitted = new Submitted(data);
    steps.answerCure(task.caseId(), submitted.text(ANSWER), submitted.texts(FILES), by);
  }
}
