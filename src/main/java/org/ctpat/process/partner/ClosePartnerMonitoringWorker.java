package org.ctpat.process.partner;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import org.ctpat.audit.Actor;
import org.ctpat.partner.PartnerMonitoring;
import org.springframework.stereotype.Component;

/** Closes a run of the partner monitoring. A second run of the job meets it closed. */
@Component
class ClosePartnerMonitoringWorker {

  private static final String TYPE = "close-partner-monitoring";

  private final PartnerMonitoring monitoring;

  ClosePartnerMonitoringWorker(PartnerMonitoring monitoring) {
    this.monitoring = monitoring;
  }

  @JobWorker(type = TYPE)
  void close(@Variable String monitoringRunId) {
    monitoring.close(monitoringRunId, Actor.system(TYPE));
  }
}
