package org.ctpat.process.partner;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.partner.FollowUps;
import org.springframework.stereotype.Component;

/**
 * Begins the follow-up of a lost partner. The process that begins it first carries it out: a second
 * run for it returns the same, and a process that a repeated message started ends at once.
 */
@Component
class OpenPartnerFollowUpWorker {

  private static final String TYPE = "open-partner-follow-up";

  private final FollowUps followUps;

  OpenPartnerFollowUpWorker(FollowUps followUps) {
    this.followUps = followUps;
  }

  @JobWorker(type = TYPE)
  Opened open(ActivatedJob job, @Variable String caseId) {
    var begun = followUps.begin(caseId, job.getProcessInstanceKey(), Actor.system(TYPE));
    return new Opened(
        begun.isNew(),
        begun.dueAt().toString(),
        begun.dueRule(),
        begun.partnerSummary(),
        begun.caseGlance());
  }

  record Opened(
      boolean newFollowUp,
      String followUpDueAt,
      String followUpRule,
      String partnerSummary,
      Map<String, Object> caseGlance) {}
}
