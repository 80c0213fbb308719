package org.ctpat.process.partner;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import org.ctpat.audit.Actor;
import org.ctpat.partner.FollowUps;
import org.springframework.stereotype.Component;

/**
 * Registers the member's answer on a lost partner. A second run finds the date of this answer and
 * returns it.
 */
@Component
class RegisterPartnerAssessmentWorker {

  private static final String TYPE = "register-partner-assessment";

  private final FollowUps followUps;

  RegisterPartnerAssessmentWorker(FollowUps followUps) {
    this.followUps = followUps;
  }

  @JobWorker(type = TYPE)
  Registered register(@Variable String caseId) {
    var registered = followUps.register(caseId, Actor.system(TYPE));
    return new Registered(registered.reviewDueAt().toString(), registered.assessmentSummary());
  }

  record Registered(String partnerReviewDueAt, String assessmentSummary) {}
}
