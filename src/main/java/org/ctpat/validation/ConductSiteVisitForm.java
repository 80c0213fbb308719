package org.ctpat.validation;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.ctpat.audit.Actor;
import org.ctpat.task.FieldError;
import org.ctpat.task.FormHandler;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;

/** The specialist reports a visit; the findings are written on the validation page. */
@Component
class ConductSiteVisitForm implements FormHandler {

  private final Validations validations;
  private final ValidationSteps steps;

  ConductSiteVisitForm(Validations validations, ValidationSteps steps) {
    this.validations = validations;
    this.steps = steps;
  }

  @Override
  public String formId() {
    return "conduct-site-visit";
  }

  @Override
  public Map<String, Object> prefill(InboxTask task) {
    var visit = visit(task);
    var missing = steps.withoutFinding(task.caseId(), visit.visitId());
    var sampled = visit.criteria().size();
    return Map.of(
        "peopleMet",
        validations.view(task.caseId()).interviews().stream()
            .filter(interview -> interview.visitId().equals(visit.visitId()))
            .map(
                interview ->
                    interview.position().isEmpty()
                        ? interview.person()
                        : interview.person() + " (" + interview.position() + ")")
            .distinct()
            .collect(Collectors.joining(", ")),
        "findingsProgress",
        sampled == 0
            ? "No criterion is chosen for this site yet."
            : "%d of %d criteria have a finding.".formatted(sampled - missing.size(), sampled),
        "findingsMissing",
        missing.isEmpty() ? "" : "Missing: " + String.join("; ", missing) + ".");
  }

  @Override
  public List<FieldError> validate(InboxTask task, Map<String, Object> data, Actor by) {
    var submitted = new Submitted(data);
    var errors = new ArrayList<FieldError>();
    var begin = submitted.time("startTime");
    var end = submitted.time("endTime");
    if (begin == null) {
      errors.add(new FieldError("startTime", "Give the time at which the visit began"));
    }
    if (end == null) {
      errors.add(new FieldError("endTime", "Give the time at which the visit ended"));
    } else if (begin != null && !end.isAfter(begin)) {
      errors.add(new FieldError("endTime", "The visit ends after it begins"));
    }
    errors.addAll(ValidationKinds.missing(kind(task).visitFacts(), submitted));
    var visit = visit(task);
    var early = steps.early(task.caseId(), visit.visitId());
    if (early != null) {
      errors.add(new FieldError("findingsComplete", early));
    }
    if (visit.criteria().isEmpty()) {
      errors.add(
          new FieldError(
              "findingsComplete",
              "Choose the criteria to be tested on the validation page and write the findings"));
    }
    var missing = steps.withoutFinding(task.caseId(), visit.visitId());
    if (!missing.isEmpty()) {
      errors.add(
          new FieldError(
              "findingsComplete",
              "Write the findings on the validation page first: " + String.join("; ", missing)));
    }
    return errors;
  }

  @Override
  public void record(InboxTask task, Map<String, Object> data, Actor by) {
    var submitted = new Submitted(data);
    steps.conduct(
        task.caseId(),
        visitId(task),
        Objects.requireNonNullElse(submitted.time("startTime"), LocalTime.MIDNIGHT),
        Objects.requireNonNullElse(submitted.time("endTime"), LocalTime.MIDNIGHT),
        submitted.text("peopleMet"),
        submitted.text("visitSummary"),
        ValidationKinds.read(kind(task).visitFacts(), submitted),
        by);
  }

  private ValidationKinds.Rule kind(InboxTask task) {
    return steps.kind(
        Objects.requireNonNullElse(validations.view(task.caseId()).kind(), ValidationKind.ON_SITE));
  }

  private SiteVisitView visit(InboxTask task) {
    var visitId = visitId(task);
    return validations.view(task.caseId()).visits().stream()
        .filter(visit -> visit.visitId().equals(visitId))
        .findFirst()
        .orElseThrow(() -> new ValidationRefused("There is no visit " + visitId));
  }

  private static String visitId(InboxTask task) {
    return new Submitted(task.variables()).text("visitId");
  }
}
