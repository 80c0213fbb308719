package org.ctpat.incident;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ctpat.audit.Actor;
import org.ctpat.deadline.UsEastern;
import org.ctpat.task.FieldError;
import org.ctpat.task.FormHandler;
import org.ctpat.task.InboxTask;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The specialist writes down who was told, when and how; whoever the kind of incident asks to tell
 * is told, or a reason is given why not.
 */
@Component
class NotifyPartiesForm implements FormHandler {

  private static final String ROWS = "toldParties";
  private static final String REASON = "notToldReason";

  private final Incidents incidents;
  private final IncidentCatalogue catalogue;
  private final IncidentSteps steps;
  private final Clock clock;

  NotifyPartiesForm(
      Incidents incidents, IncidentCatalogue catalogue, IncidentSteps steps, Clock clock) {
    this.incidents = incidents;
    this.catalogue = catalogue;
    this.steps = steps;
    this.clock = clock;
  }

  @Override
  public String formId() {
    return "notify-parties";
  }

  @Override
  public Map<String, Object> prefill(InboxTask task) {
    return Map.of(
        ROWS,
        view(task).told().stream()
            .map(
                told -> {
                  var row = new LinkedHashMap<String, Object>();
                  row.put("party", told.party());
                  row.put("partyName", told.name());
                  row.put("toldAt", told.at().atZone(UsEastern.ZONE).toOffsetDateTime().toString());
                  row.put("toldHow", told.how());
                  return row;
                })
            .toList());
  }

  @Override
  public List<FieldError> validate(InboxTask task, Map<String, Object> data, Actor by) {
    var handed = new Handed(data);
    var errors = new ArrayList<FieldError>();
    for (var row : handed.rows(ROWS)) {
      var at = moment(row.text("toldAt"));
      if (!catalogue.isParty(row.text("party"))) {
        errors.add(new FieldError(ROWS, "Choose in each row who was told"));
      } else if (row.text("partyName").isEmpty()) {
        errors.add(
            new FieldError(
                ROWS, catalogue.partyLabel(row.text("party")) + ": say who exactly was told"));
      } else if (at == null) {
        errors.add(
            new FieldError(
                ROWS,
                catalogue.partyLabel(row.text("party")) + ": give date and time of the notice"));
      } else if (at.isAfter(clock.instant())) {
        errors.add(
            new FieldError(
                ROWS,
                "%s: %s lies in the future; write a notice down when it was given"
                    .formatted(catalogue.partyLabel(row.text("party")), UsEastern.inWords(at))));
      }
    }
    var missing =
        view(task).type().tell().stream()
            .filter(
                party ->
                    handed.rows(ROWS).stream().noneMatch(row -> row.text("party").equals(party)))
            .map(catalogue::partyLabel)
            .collect(Collectors.joining(", "));
    if (!missing.isEmpty() && handed.text(REASON).isEmpty()) {
      errors.add(
          new FieldError(
              REASON,
              "Not told yet: %s. Add a row for each, or say here why not (criteria 7.23 and 6.1)"
                  .formatted(missing)));
    }
    return errors;
  }

  @Override
  public void record(InboxTask task, Map<String, Object> data, Actor by) {
    var handed = new Handed(data);
    var told = new ArrayList<Told>();
    for (var row : handed.rows(ROWS)) {
      var at = moment(row.text("toldAt"));
      if (at != null) {
        told.add(
            new Told(row.text("party"), row.text("partyName"), at, row.text("toldHow"), by.name()));
      }
    }
    steps.tell(task.caseId(), told, handed.text(REASON), by);
  }

  /** A time with its offset; without one it is U.S. Eastern. */
  private static @Nullable Instant moment(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      try {
        return LocalDateTime.parse(text).atZone(UsEastern.ZONE).toInstant();
      } catch (DateTimeException noTime) {
        return null;
      }
    }
  }

  private IncidentView view(InboxTask task) {
    return incidents
        .find(task.caseId())
        .orElseThrow(() -> new IncidentRefused("There is no incident " + task.caseId() + "."));
  }
}
