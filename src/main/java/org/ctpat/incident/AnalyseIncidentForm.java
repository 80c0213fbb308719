package org.ctpat.incident;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.criteria.CriteriaCatalogue;
import org.ctpat.task.FieldError;
import org.ctpat.task.FormHandler;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;

/** The specialist's post-incident analysis: cause, criteria concerned and actions required. */
@Component
class AnalyseIncidentForm implements FormHandler {

  private static final String ROWS = "requiredMeasures";

  private final Incidents incidents;
  private final CriteriaCatalogue criteria;
  private final IncidentSteps steps;

  AnalyseIncidentForm(Incidents incidents, CriteriaCatalogue criteria, IncidentSteps steps) {
    this.incidents = incidents;
    this.criteria = criteria;
    this.steps = steps;
  }

  @Override
  public String formId() {
    return "analyse-incident";
  }

  @Override
  public Map<String, Object> prefill(InboxTask task) {
    var view = incidents.find(task.caseId()).orElseThrow();
    return Map.of("incidentCause", view.facts().cause());
  }

  @Override
  public List<FieldError> validate(InboxTask task, Map<String, Object> data, Actor by) {
    var handed = new Handed(data);
    var errors = new ArrayList<FieldError>();
    var rows = handed.rows(ROWS);
    for (var row : rows) {
      var id = row.text("criterion");
      if (criteria.find(id).isEmpty()) {
        errors.add(
            new FieldError(
                ROWS, "There is no criterion “%s”: write its number, such as 6.1".formatted(id)));
      }
    }
    if (handed.flag("decideAtOnce") && !rows.isEmpty()) {
      errors.add(
          new FieldError(
              "decideAtOnce",
              "Decided at once, no actions are opened before: take the actions out, or let the decision wait for them"));
    }
    return errors;
  }

  @Override
  public void record(InboxTask task, Map<String, Object> data, Actor by) {
    var handed = new Handed(data);
    steps.analyse(
        task.caseId(),
        handed.text("incidentCause"),
        handed.text("incidentAnalysis"),
        IncidentFinding.of(handed.text("incidentFinding")),
        handed.flag("decideAtOnce"),
        handed.rows(ROWS).stream()
            .map(
                row ->
                    new Requirement(
                        row.text("criterion"),
                        row.text("found"),
                        row.text("measure"),
                        row.text("owner")))
            .toList(),
        by);
  }
}
