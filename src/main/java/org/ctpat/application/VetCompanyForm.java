package org.ctpat.application;

import java.util.List;
import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.task.FieldError;
import org.ctpat.task.FormHandler;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The vetting unit gives its result (6 U.S.C. 964(b), rule C5). Its notes stay with CBP: they enter
 * neither letters nor the audit trail.
 */
@Component
@Transactional
class VetCompanyForm implements FormHandler {

  private final CaseFiles files;

  VetCompanyForm(CaseFiles files) {
    this.files = files;
  }

  @Override
  public String formId() {
    return "vet-company";
  }

  @Override
  public List<FieldError> validate(InboxTask task, Map<String, Object> data, Actor by) {
    var answers = new Answers(data);
    if (answers.is("vettingResult", VettingResult.MORE_INFORMATION.word())
        && answers.text("vettingQuestion").isEmpty()) {
      return List.of(new FieldError("vettingQuestion", "Write the question to the company"));
    }
    return files.of(task).specialistId() != null && by.id().equals(files.of(task).specialistId())
        ? List.of(
            new FieldError(
                "", "The specialist in charge does not vet the company; the vetting unit does"))
        : List.of();
  }

  @Override
  public void record(InboxTask task, Map<String, Object> data, Actor by) {
    var answers = new Answers(data);
    var application = files.of(task);
    var result = VettingResult.of(answers.text("vettingResult"));
    if (application.vetted(
        task.key(),
        result,
        answers.text("vettingQuestion"),
        answers.text("vettingNotes"),
        by,
        files.now())) {
      files.record(application, "Company vetted", by, Map.of("result", result.word()));
    }
  }
}
