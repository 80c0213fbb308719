package org.ctpat.incident;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.audit.AuditEvent;
import org.ctpat.audit.AuditTrail;
import org.springframework.stereotype.Component;

/** Writes what happened to an incident into its timeline and into the audit trail. */
@Component
class IncidentLog {

  private final IncidentMoments moments;
  private final AuditTrail audit;
  private final Clock clock;

  IncidentLog(IncidentMoments moments, AuditTrail audit, Clock clock) {
    this.moments = moments;
    this.audit = audit;
    this.clock = clock;
  }

  /** A line that the company and CBP see. */
  void write(Incident incident, String action, String what, Actor by, Map<String, ?> after) {
    write(incident, action, what, false, by, after);
  }

  /**
   * A line of the timeline with its entry in the trail.
   *
   * @param internal whether CBP alone sees the line; the trail shows the company no values
   */
  void write(
      Incident incident,
      String action,
      String what,
      boolean internal,
      Actor by,
      Map<String, ?> after) {
    moments.save(new IncidentMoment(incident.incidentId(), what, internal, by, clock.instant()));
    audit.record(
        new AuditEvent(
            incident.accountNumber(),
            incident.incidentId(),
            action,
            incident.incidentId(),
            by,
            Map.of(),
            after));
  }

  /** A further line that belongs to an entry written already. */
  void line(Incident incident, String what, boolean internal, Actor by) {
    moments.save(new IncidentMoment(incident.incidentId(), what, internal, by, clock.instant()));
  }

  List<IncidentView.Moment> of(String incidentId) {
    return moments.findByIncidentIdOrderById(incidentId).stream()
        .map(IncidentMoment::view)
        .toList();
  }
}
