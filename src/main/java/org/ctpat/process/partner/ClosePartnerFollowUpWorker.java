package org.ctpat.process.partner;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import org.ctpat.audit.Actor;
import org.ctpat.partner.FollowUps;
import org.springframework.stereotype.Component;

/** Closes the follow-up of a lost partner as it was decided. A second run meets it closed. */
@Component
class ClosePartnerFollowUpWorker {

  private static final String TYPE = "close-partner-follow-up";

  private final FollowUps followUps;

  ClosePartnerFollowUpWorker(FollowUps followUps) {
    this.followUps = followUps;
  }

  @JobWorker(type = TYPE)
  void close(@Variable String caseId) {
    followUps.close(caseId, Actor.system(TYPE));
  }
}
