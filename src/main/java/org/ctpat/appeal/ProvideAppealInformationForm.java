package org.ctpat.appeal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.audit.AuditEvent;
import org.ctpat.audit.AuditTrail;
import org.ctpat.deadline.Deadlines;
import org.ctpat.document.Documents;
import org.ctpat.task.FieldError;
import org.ctpat.task.FormHandler;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;

/** The company answers a question of the appeals authority (DC05). */
@Component
class ProvideAppealInformationForm implements FormHandler {

  private final AppealRepository appeals;
  private final Documents documents;
  private final Deadlines deadlines;
  private final AuditTrail audit;

  ProvideAppealInformationForm(
      AppealRepository appeals, Documents documents, Deadlines deadlines, AuditTrail audit) {
    this.appeals = appeals;
    this.documents = documents;
    this.deadlines = deadlines;
    this.audit = audit;
  }

  @Override
  public String formId() {
    return "provide-appeal-information";
  }

  @Override
  public List<FieldError> validate(InboxTask task, Map<String, Object> data, Actor by) {
    var errors = new ArrayList<FieldError>();
    if (answer(data).isEmpty()) {
      errors.add(new FieldError("appealAnswer", "Write the answer."));
    }
    var files = files(data);
    if (files.size() > DocumentIds.MOST) {
      errors.add(
          new FieldError(
              "appealAnswerFiles",
              "An answer takes %d files: put some of them together.".formatted(DocumentIds.MOST)));
    }
    for (var id : files) {
      if (documents.find(task.accountNumber(), id).isEmpty()) {
        errors.add(
            new FieldError("appealAnswerFiles", "A file is not kept; please upload it again."));
      }
    }
    return errors;
  }

  @Override
  public void record(InboxTask task, Map<String, Object> data, Actor by) {
    appeals
        .findById(task.caseId())
        .orElseThrow()
        .waiting()
        .ifPresent(
            question -> {
              question.answered(answer(data), files(data), deadlines.today(), by);
              deadlines.met(task.caseId(), AppealFlow.ANSWER_RULE, question.cycle(), by);
              audit.record(
                  new AuditEvent(
                      task.accountNumber(),
                      task.caseId(),
                      "Question answered",
                      "Appeal",
                      by,
                      Map.of(),
                      Map.of("number", question.number(), "files", files(data))));
            });
  }

  private static String answer(Map<String, Object> data) {
    var value = data.get("appealAnswer");
    return value == null ? "" : value.toString().strip();
  }

  private static List<String> files(Map<String, Object> data) {
    return data.get("appealAnswerFiles") instanceof Collection<?> ids
        ? ids.stream().map(String::valueOf).toList()
        : List.of();
  }
}
