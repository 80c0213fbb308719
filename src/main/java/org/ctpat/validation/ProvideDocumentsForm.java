package org.ctpat.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.task.FieldError;
import org.ctpat.task.FormHandler;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;

/** The documents that the notice asks for, with files. */
@Component
class ProvideDocumentsForm implements FormHandler {

  private static final String FILES = "documentFiles";

  private final Validations validations;
  private final ValidationSteps steps;

  ProvideDocumentsForm(Validations validations, ValidationSteps steps) {
    this.validations = validations;
    this.steps = steps;
  }

  @Override
  public String formId() {
    return "provide-documents";
  }

  @Override
  public Map<String, Object> prefill(InboxTask task) {
    var asked = validations.view(task.caseId()).documentsAsked();
    return Map.of("documentsAsked", "- " + String.join("\n- ", asked));
  }

  @Override
  public List<FieldError> validate(InboxTask task, Map<String, Object> data, Actor by) {
    var submitted = new Submitted(data);
    var errors = new ArrayList<FieldError>();
    var files = submitted.texts(FILES);
    if (!steps.strange(task.accountNumber(), files).isEmpty()) {
      errors.add(new FieldError(FILES, "A file was not kept: add it again"));
    }
    if (files.isEmpty() && submitted.text("documentsNote").isEmpty()) {
      errors.add(
          new FieldError(
              FILES, "Add the documents, or say in the note why there are none and who has them"));
    }
    return errors;
  }

  @Override
  public void record(InboxTask task, Map<String, Object> data, Actor by) {
    var submitted = new Submitted(data);
    steps.provideDocuments(
        task.caseId(), submitted.texts(FILES), submitted.textOrNull("documentsNote"), by);
  }
}
