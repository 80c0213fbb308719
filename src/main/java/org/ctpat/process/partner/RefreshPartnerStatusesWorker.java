package org.ctpat.process.partner;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import org.ctpat.audit.Actor;
import org.ctpat.partner.PartnerMonitoring;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Looks at the next partners of a run. How far the run is stands in the database, so a second run
 * of the job goes on where the last committed one stopped.
 */
@Component
class RefreshPartnerStatusesWorker {

  private static final String TYPE = "refresh-partner-statuses";

  private final PartnerMonitoring monitoring;

  RefreshPartnerStatusesWorker(PartnerMonitoring monitoring) {
    this.monitoring = monitoring;
  }

  @JobWorker(type = TYPE)
  Refreshed refresh(@Variable String monitoringRunId) {
    return new Refreshed(monitoring.refresh(monitoringRunId, Actor.system(TYPE)));
  }

  /** The last partner looked at; null when all are done. */
  record Refreshed(@Nullable Long refreshAfter) {}
}
