package org.ctpat.validation;

import java.util.List;
import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.task.FieldError;
import org.ctpat.task.FormHandler;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;

/** The company confirms that each document is answered; they are handed in on their own page. */
@Component
class ProvideDocumentsForm implements FormHandler {

  private final DocumentRequests requests;
  private final ValidationSteps steps;

  ProvideDocumentsForm(DocumentRequests requests, ValidationSteps steps) {
    this.requests = requests;
    this.steps = steps;
  }

  @Override
  public String formId() {
    return "provide-documents";
  }

  @Override
  public Map<String, Object> prefill(InboxTask task) {
    var all = requests.of(task.caseId()).size();
    var open = requests.open(task.caseId());
    return Map.of(
        "documentsProgress",
        "%d of %d documents are answered.".formatted(all - open.size(), all),
        "documentsMissing",
        open.isEmpty() ? "" : "- " + String.join("\n- ", open));
  }

  @Override
  public List<FieldError> validate(InboxTask task, Map<String, Object> data, Actor by) {
    var open = requests.open(task.caseId());
    return open.isEmpty()
        ? List.of()
        : List.of(
            new FieldError(
                "documentsComplete",
                "Answer each document on the page of the documents first, with a file, a note or why it is not available. Open: "
                    + String.join("; ", open)));
  }

  @Override
  public void record(InboxTask task, Map<String, Object> data, Actor by) {
    steps.provideDocuments(
        task.caseId(),
        requests.files(task.caseId()),
        new Submitted(data).textOrNull("documentsNote"),
        by);
  }
}
