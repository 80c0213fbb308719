package org.ctpat.process.partner;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.partner.FollowUps;
import org.springframework.stereotype.Component;

/**
 * Returns the answer on a lost partner to the member. A second run finds it returned; date and
 * letter exist once for each answer.
 */
@Component
class ReturnPartnerAssessmentWorker {

  private static final String TYPE = "return-partner-assessment";

  private final FollowUps followUps;

  ReturnPartnerAssessmentWorker(FollowUps followUps) {
    this.followUps = followUps;
  }

  @JobWorker(type = TYPE)
  Returned giveBack(@Variable String caseId) {
    var begun = followUps.returnToMember(caseId, Actor.system(TYPE));
    return new Returned(
        begun.dueAt().toString(), begun.dueRule(), begun.partnerSummary(), begun.caseGlance());
  }

  record Returned(
      String followUpDueAt,
      String followUpRule,
      String partnerSummary,
      Map<String, Object> caseGlance) {}
}
