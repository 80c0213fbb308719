package org.ctpat.demo.validation;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ctpat.audit.Actor;
import org.ctpat.demo.DemoCompany;
import org.ctpat.demo.FormScript;
import org.ctpat.task.InboxTask;
import org.ctpat.validation.BestPracticeElement;
import org.ctpat.validation.FindingEntry;
import org.ctpat.validation.Validations;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The specialist writes the findings of the site on the validation page, then reports the visit.
 */
@Component
class ConductSiteVisitScript implements FormScript {

  private final Validations validations;
  private final VisitFiles files;

  ConductSiteVisitScript(Validations validations, VisitFiles files) {
    this.validations = validations;
    this.files = files;
  }

  @Override
  public String formId() {
    return "conduct-site-visit";
  }

  @Override
  public Map<String, Object> play(InboxTask task, DemoCompany company, Actor by) {
    var visitId = String.valueOf(task.variables().get("visitId"));
    var siteName = String.valueOf(task.variables().get("siteName"));
    var visit =
        VisitPlan.of(company)
            .at(siteName)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "visits.json of " + company.folder() + " has no site " + siteName));
    validations.sampleCriteria(
        task.caseId(),
        visitId,
        visit.findings().stream().map(VisitPlan.Found::criterion).toList(),
        by);
    for (var found : visit.findings()) {
      validations.recordFinding(
          task.caseId(),
          new FindingEntry(
              visitId,
              found.criterion(),
              found.result(),
              found.text(),
              found.measure(),
              files.ids(
                  company,
                  task.accountNumber(),
                  found.evidence(),
                  "criterion " + found.criterion(),
                  by),
              found.owner(),
              elements(found.elements())),
          by);
    }
    return Map.of(
        "startTime",
        visit.begin(),
        "endTime",
        visit.end(),
        "peopleMet",
        visit.peopleMet(),
        "visitSummary",
        visit.summary(),
        "findingsComplete",
        true);
  }

  private static Set<BestPracticeElement> elements(@Nullable List<BestPracticeElement> shown) {
    return shown == null ? Set.of() : EnumSet.copyOf(shown);
  }
}
