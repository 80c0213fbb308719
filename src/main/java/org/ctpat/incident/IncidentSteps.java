package org.ctpat.incident;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ctpat.account.SuspensionGrounds;
import org.ctpat.audit.Actor;
import org.ctpat.deadline.Deadlines;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people of CBP hand in; a step that is done already stays as it is. */
@Component
@Transactional
class IncidentSteps {

  private final Incidents incidents;
  private final IncidentLog log;
  private final Deadlines deadlines;
  private final Clock clock;

  IncidentSteps(Incidents incidents, IncidentLog log, Deadlines deadlines, Clock clock) {
    this.incidents = incidents;
    this.log = log;
    this.deadlines = deadlines;
    this.clock = clock;
  }

  void tell(String incidentId, List<Told> told, String notToldReason, Actor by) {
    var incident = incidents.get(incidentId);
    if (incident.state() != IncidentState.RECORDED) {
      return;
    }
    var added = incident.tell(told);
    incident.notified(notToldReason);
    deadlines.met(incidentId, "DC08", by);
    log.write(
        incident,
        "Others told of the incident",
        added.isEmpty()
            ? "All who are to be told were told before."
            : added.stream().map(incidents::inWords).collect(Collectors.joining(" ")),
        by,
        Map.of("told", incident.told().size(), "notToldReason", notToldReason));
    if (!notToldReason.isEmpty()) {
      log.line(incident, "Not everybody was told: " + notToldReason, true, by);
    }
  }

  void analyse(
      String incidentId,
      String cause,
      String text,
      IncidentFinding finding,
      boolean atOnce,
      List<Requirement> requirements,
      Actor by) {
    var incident = incidents.get(incidentId);
    if (incident.state() != IncidentState.NOTIFIED) {
      return;
    }
    incident.analysed(cause, text, finding, atOnce, requirements, by, clock.instant());
    deadlines.met(incidentId, "DC03", "analysis", by);
    log.write(
        incident,
        "Incident analysed",
        "The analysis is written; actions asked for: " + requirements.size() + ".",
        by,
        Map.of("finding", finding.word(), "atOnce", atOnce, "actions", requirements.size()));
    log.line(
        incident,
        "%s. Cause: %s %s%s"
            .formatted(finding.label(), cause, text, atOnce ? " To be decided at once." : ""),
        true,
        by);
  }

  void decide(
      String incidentId,
      IncidentDecision decision,
      IncidentFinding finding,
      @Nullable SuspensionGrounds grounds,
      String reason,
      Actor by) {
    var incident = incidents.get(incidentId);
    if (incident.state() != IncidentState.ANALYSED || incident.decision() != null) {
      return;
    }
    incident.decide(decision, finding, grounds, reason, by, clock.instant());
    deadlines.met(incidentId, "DC03", "decision", by);
    log.write(
        incident,
        "Incident decided",
        "A supervisor has decided.",
        by,
        Map.of(
            "decision",
            decision.word(),
            "finding",
            finding.word(),
            "grounds",
            Optional.ofNullable(grounds).map(Objects::toString).orElse(""),
            "reason",
            reason));
  }
}
