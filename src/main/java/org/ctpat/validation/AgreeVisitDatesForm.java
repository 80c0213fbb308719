package org.ctpat.validation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.deadline.Deadlines;
import org.ctpat.deadline.UsEastern;
import org.ctpat.task.FieldError;
import org.ctpat.task.FormHandler;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;

/** A date for each site; before the notice period ends only with the company's consent (DL10). */
@Component
class AgreeVisitDatesForm implements FormHandler {

  private static final String DATES = "visitDates";
  private static final String CONSENT = "consentToEarlierVisit";

  private final Validations validations;
  private final ValidationSteps steps;
  private final Deadlines deadlines;

  AgreeVisitDatesForm(Validations validations, ValidationSteps steps, Deadlines deadlines) {
    this.validations = validations;
    this.steps = steps;
    this.deadlines = deadlines;
  }

  @Override
  public String formId() {
    return "agree-visit-dates";
  }

  @Override
  public Map<String, Object> prefill(InboxTask task) {
    var visits = validations.view(task.caseId()).visits();
    return Map.of(
        "siteOptions",
        visits.stream()
            .map(v -> Map.of("label", v.siteName() + ", " + v.country(), "value", v.siteId()))
            .toList(),
        DATES,
        visits.stream()
            .map(
                visit -> {
                  var row = new LinkedHashMap<String, Object>();
                  row.put("site", visit.siteId());
                  row.put("visitOn", visit.visitOn() == null ? null : visit.visitOn().toString());
                  return row;
                })
            .toList());
  }

  @Override
  public List<FieldError> validate(InboxTask task, Map<String, Object> data, Actor by) {
    var submitted = new Submitted(data);
    var view = validations.view(task.caseId());
    var errors = new ArrayList<FieldError>();
    var rows = submitted.rows(DATES);
    for (var visit : view.visits()) {
      var dates =
          rows.stream()
              .filter(row -> row.text("site").equals(visit.siteId()))
              .map(row -> row.date("visitOn"))
              .toList();
      if (dates.size() != 1) {
        errors.add(new FieldError(DATES, "Give one date for " + visit.siteName()));
      } else {
        check(dates.getFirst(), visit, view, submitted, by, errors);
      }
    }
    rows.stream()
        .filter(row -> view.visits().stream().noneMatch(v -> v.siteId().equals(row.text("site"))))
        .findFirst()
        .ifPresent(
            row -> errors.add(new FieldError(DATES, "Choose only sites that the notice names")));
    if (submitted.flag(CONSENT) && by.kind() != Actor.Kind.MEMBER) {
      errors.add(
          new FieldError(
              CONSENT,
              "Only the company may agree to a visit before the notice period ends (DL10)"));
    }
    return errors;
  }

  private void check(
      LocalDate date,
      SiteVisitView visit,
      ValidationView view,
      Submitted submitted,
      Actor by,
      List<FieldError> errors) {
    var earliest = view.earliestVisitOn();
    if (date == null) {
      errors.add(new FieldError(DATES, "Give the date for " + visit.siteName()));
    } else if (date.isBefore(deadlines.today())) {
      errors.add(new FieldError(DATES, "The date for " + visit.siteName() + " has passed"));
    } else if (earliest != null && date.isBefore(earliest) && !submitted.flag(CONSENT)) {
      errors.add(
          new FieldError(
              DATES,
              "The notice period ends on %s (DL10): choose a date for %s from then on%s"
                  .formatted(
                      UsEastern.inWords(earliest),
                      visit.siteName(),
                      by.kind() == Actor.Kind.MEMBER ? ", or agree to an earlier visit" : "")));
    }
  }

  @Override
  public void record(InboxTask task, Map<String, Object> data, Actor by) {
    var submitted = new Submitted(data);
    var dates = new LinkedHashMap<String, LocalDate>();
    submitted.rows(DATES).forEach(row -> dates.put(row.text("site"), row.date("visitOn")));
    steps.agreeDates(task.caseId(), dates, submitted.flag(CONSENT), by);
  }
}
