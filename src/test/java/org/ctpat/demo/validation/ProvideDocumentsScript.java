package org.ctpat.demo.validation;

import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.demo.DemoCompany;
import org.ctpat.demo.FormScript;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;

/** The company hands in what the notice asks for. */
@Component
class ProvideDocumentsScript implements FormScript {

  private final VisitFiles files;

  ProvideDocumentsScript(VisitFiles files) {
    this.files = files;
  }

  @Override
  public String formId() {
    return "provide-documents";
  }

  @Override
  public Map<String, Object> play(InboxTask task, DemoCompany company, Actor by) {
    var plan = VisitPlan.of(company);
    return Map.of(
        "documentFiles",
        files.ids(
            company, task.accountNumber(), plan.documentFiles(), "validation " + task.caseId(), by),
        "documentsNote",
        plan.documentsNote());
  }
}
