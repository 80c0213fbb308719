package org.ctpat.application;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.deadline.Deadlines;
import org.ctpat.document.Documents;
import org.ctpat.task.FieldError;
import org.ctpat.task.FormHandler;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The company answers a question of the vetting unit (DC05). */
@Component
@Transactional
class ProvideVettingInformationForm implements FormHandler {

  private final CaseFiles files;
  private final Documents documents;
  private final Deadlines deadlines;

  ProvideVettingInformationForm(CaseFiles files, Documents documents, Deadlines deadlines) {
    this.files = files;
    this.documents = documents;
    this.deadlines = deadlines;
  }

  @Override
  public String formId() {
    return "provide-vetting-information";
  }

  @Override
  public List<FieldError> validate(InboxTask task, Map<String, Object> data, Actor by) {
    var answers = new Answers(data);
    var errors = new ArrayList<FieldError>();
    if (answers.text("vettingAnswer").isEmpty()) {
      errors.add(new FieldError("vettingAnswer", "Write the answer"));
    }
    for (var id : answers.list("vettingFiles")) {
      if (documents.find(task.accountNumber(), id).isEmpty()) {
        errors.add(new FieldError("vettingFiles", "A file is not kept; please upload it again"));
      }
    }
    return errors;
  }

  @Override
  public void record(InboxTask task, Map<String, Object> data, Actor by) {
    var answers = new Answers(data);
    var application = files.of(task);
    var documentIds = answers.list("vettingFiles");
    if (application.vettingInformationGiven(
        task.key(), answers.text("vettingAnswer"), documentIds.size(), by, files.now())) {
      deadlines.met(task.caseId(), "DC05", "vetting-" + application.vettingQuestions(), by);
      files.record(application, "Vetting question answered", by, Map.of("files", documentIds));
    }
  }
}
