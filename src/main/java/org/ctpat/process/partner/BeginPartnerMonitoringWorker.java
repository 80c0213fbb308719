package org.ctpat.process.partner;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import org.ctpat.audit.Actor;
import org.ctpat.partner.PartnerMonitoring;
import org.springframework.stereotype.Component;

/** Begins a run of the partner monitoring. A second run of the job gets the same. */
@Component
class BeginPartnerMonitoringWorker {

  private static final String TYPE = "begin-partner-monitoring";

  private final PartnerMonitoring monitoring;

  BeginPartnerMonitoringWorker(PartnerMonitoring monitoring) {
    this.monitoring = monitoring;
  }

  @JobWorker(type = TYPE)
  Begun begin(ActivatedJob job) {
    return new Begun(monitoring.begin(job.getProcessInstanceKey(), Actor.system(TYPE)));
  }

  record Begun(String monitoringRunId) {}
}
