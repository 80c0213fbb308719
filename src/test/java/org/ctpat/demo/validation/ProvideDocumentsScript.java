package org.ctpat.demo.validation;

import java.util.List;
import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.demo.DemoCompany;
import org.ctpat.demo.FormScript;
import org.ctpat.task.InboxTask;
import org.ctpat.validation.DocumentRequests;
import org.springframework.stereotype.Component;

/** The company hands in what the notice asks for. */
@Component
class ProvideDocumentsScript implements FormScript {

  private final DocumentRequests requests;
  private final VisitFiles files;

  ProvideDocumentsScript(DocumentRequests requests, VisitFiles files) {
    this.requests = requests;
    this.files = files;
  }

  @Override
  public String formId() {
    return "provide-documents";
  }

  @Override
  public Map<String, Object> play(InboxTask task, DemoCompany company, Actor by) {
    var plan = VisitPlan.of(company);
    var handedIn =
        files
            .ids(
                company,
                task.accountNumber(),
                plan.documentFiles(),
                "validation " + task.caseId(),
                by)
            .iterator();
    for (var request : requests.of(task.caseId())) {
      requests.provide(
          task.caseId(),
          request.id(),
          handedIn.hasNext() ? List.of(handedIn.next()) : List.of(),
          plan.documentsNote(),
          by);
    }
    return Map.of("documentsNote", plan.documentsNote(), "documentsComplete", true);
  }
}
