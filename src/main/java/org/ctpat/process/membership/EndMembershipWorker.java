package org.ctpat.process.membership;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.Memberships;
import org.ctpat.audit.Actor;
import org.ctpat.incident.Incidents;
import org.ctpat.risk.Reassessments;
import org.ctpat.training.Trainings;
import org.ctpat.validation.CorrectiveActions;
import org.springframework.stereotype.Component;

/**
 * Ends what a membership leaves behind. Repeating it is harmless: only open dates, actions,
 * refreshers, assessments and incidents are cancelled, and the letter exists once for each
 * membership.
 */
@Component
class EndMembershipWorker {

  private static final String TYPE = "end-membership";

  private final Memberships memberships;
  private final CorrectiveActions actions;
  private final Trainings trainings;
  private final Reassessments reassessments;
  private final Incidents incidents;

  EndMembershipWorker(
      Memberships memberships,
      CorrectiveActions actions,
      Trainings trainings,
      Reassessments reassessments,
      Incidents incidents) {
    this.memberships = memberships;
    this.actions = actions;
    this.trainings = trainings;
    this.reassessments = reassessments;
    this.incidents = incidents;
  }

  @JobWorker(type = TYPE)
  void end(@Variable String accountNumber) {
    var by = Actor.system(TYPE);
    var reason = memberships.end(AccountNumber.of(accountNumber), by);
    actions.cancelAll(accountNumber, reason, by);
    trainings.cancelAll(accountNumber, reason, by);
    reassessments.cancelAll(accountNumber, reason, by);
    incidents.cancelAll(accountNumber, reason, by);
  }
}
