package org.ctpat.process.membership;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import org.ctpat.audit.Actor;
import org.ctpat.risk.Reassessments;
import org.ctpat.training.Trainings;
import org.ctpat.validation.CorrectiveActions;
import org.springframework.stereotype.Component;

/**
 * Ends what an application without certification leaves behind. Repeating it is harmless: only
 * actions, refreshers and assessments that still run are cancelled.
 */
@Component
class EndApplicationWorker {

  private static final String TYPE = "end-application";

  private final CorrectiveActions actions;
  private final Trainings trainings;
  private final Reassessments reassessments;

  EndApplicationWorker(
      CorrectiveActions actions, Trainings trainings, Reassessments reassessments) {
    this.actions = actions;
    this.trainings = trainings;
    this.reassessments = reassessments;
  }

  @JobWorker(type = TYPE)
  void end(@Variable String accountNumber, @Variable String applicationOutcome) {
    var by = Actor.system(TYPE);
    var reason = "Application ended without certification: " + applicationOutcome;
    actions.cancelAll(accountNumber, reason, by);
    trainings.cancelAll(accountNumber, reason, by);
    reassessments.cancelAll(accountNumber, reason, by);
  }
}
