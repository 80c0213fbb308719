package org.ctpat.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ctpat.audit.Actor;
import org.ctpat.task.FieldError;
import org.ctpat.task.FormHandler;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;

/**
 * The specialist writes the report: summary, false statement, proposal; the findings come from the
 * visits.
 */
@Component
class DraftValidationReportForm implements FormHandler {

  private final Validations validations;
  private final ValidationSteps steps;

  DraftValidationReportForm(Validations validations, ValidationSteps steps) {
    this.validations = validations;
    this.steps = steps;
  }

  @Override
  public String formId() {
    return "draft-validation-report";
  }

  @Override
  public Map<String, Object> prefill(InboxTask task) {
    return Map.of("findingsSummary", summary(validations.view(task.caseId())));
  }

  /** The findings by kind, those that need a decision in full. */
  static String summary(ValidationView view) {
    var text = new StringBuilder();
    var kind = view.kind();
    if (kind != null) {
      text.append("**%s.** ".formatted(kind.label()));
      Stream.concat(view.facts().stream(), view.visits().stream().flatMap(v -> v.facts().stream()))
          .forEach(fact -> text.append("%s: %s. ".formatted(fact.label(), fact.text())));
      text.append("\n\n");
    }
    for (var result : FindingResult.values()) {
      var found = view.findings().stream().filter(f -> f.result() == result).toList();
      text.append("**%s:** %d%n".formatted(result.label(), found.size()));
      if (result == FindingResult.ACTION_REQUIRED
          || result == FindingResult.MET_WITH_RECOMMENDATION
          || result == FindingResult.BEST_PRACTICE) {
        found.forEach(
            f ->
                text.append(
                    "- %s %s: %s%n".formatted(f.criterionId(), f.criterionTitle(), f.text())));
      }
      text.append('\n');
    }
    return text.toString().strip();
  }

  @Override
  public List<FieldError> validate(InboxTask task, Map<String, Object> data, Actor by) {
    var submitted = new Submitted(data);
    var errors = new ArrayList<FieldError>();
    if (submitted.flag("falseStatement") && submitted.text("falseStatementReason").isEmpty()) {
      errors.add(
          new FieldError(
              "falseStatementReason",
              "Say what was false and why the company knew it (6 U.S.C. 967(b))"));
    }
    var open =
        validations.view(task.caseId()).visits().stream()
            .filter(visit -> visit.conductedBy() == null)
            .map(SiteVisitView::siteName)
            .collect(Collectors.joining(", "));
    if (!open.isEmpty()) {
      errors.add(new FieldError("", "Visits not reported yet: " + open));
    }
    return errors;
  }

  @Override
  public void record(InboxTask task, Map<String, Object> data, Actor by) {
    var submitted = new Submitted(data);
    var falseStatement = submitted.flag("falseStatement");
    steps.draftReport(
        task.caseId(),
        new ReportDraft(
            task.key(),
            submitted.text("reportSummary"),
            falseStatement,
            falseStatement ? submitted.textOrNull("falseStatementReason") : null,
            ValidationOutcome.of(submitted.text("tierProposal"))),
        by);
  }
}
