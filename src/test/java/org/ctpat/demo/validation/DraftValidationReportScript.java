package org.ctpat.demo.validation;

import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.demo.DemoCompany;
import org.ctpat.demo.FormScript;
import org.ctpat.task.InboxTask;
import org.ctpat.validation.BestPracticeElement;
import org.ctpat.validation.Validations;
import org.springframework.stereotype.Component;

/**
 * The specialist writes the report; Tier 3 is proposed when a best practice shows all five
 * elements.
 */
@Component
class DraftValidationReportScript implements FormScript {

  private final Validations validations;

  DraftValidationReportScript(Validations validations) {
    this.validations = validations;
  }

  @Override
  public String formId() {
    return "draft-validation-report";
  }

  @Override
  public Map<String, Object> play(InboxTask task, DemoCompany company, Actor by) {
    var view = validations.view(task.caseId());
    var exceeds =
        view.entityType().equals("IMP")
            && view.findings().stream()
                .anyMatch(f -> f.elements().size() == BestPracticeElement.values().length);
    return Map.of(
        "reportSummary",
        VisitPlan.of(company).reportSummary(),
        "falseStatement",
        false,
        "tierProposal",
        exceeds ? "tier3" : "validated");
  }
}
