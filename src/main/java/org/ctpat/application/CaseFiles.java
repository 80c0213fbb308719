package org.ctpat.application;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.audit.AuditEvent;
import org.ctpat.audit.AuditTrail;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;

/** Finds the application of a case and tells the audit trail what happened to it. */
@Component
class CaseFiles {

  private final ApplicationRepository applications;
  private final AuditTrail audit;
  private final Clock clock;

  CaseFiles(ApplicationRepository applications, AuditTrail audit, Clock clock) {
    this.applications = applications;
    this.audit = audit;
    this.clock = clock;
  }

  Application get(String caseId) {
    return applications.findByCaseId(caseId).orElseThrow(() -> new UnknownApplication(caseId));
  }

  Application of(InboxTask task) {
    return get(task.caseId());
  }

  void record(Application application, String action, Actor by, Map<String, ?> after) {
    audit.record(
        new AuditEvent(
            application.accountNumber(),
            application.caseId(),
            action,
            "Application",
            by,
            Map.of(),
            after));
  }

  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
