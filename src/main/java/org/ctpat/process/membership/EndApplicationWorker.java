package org.ctpat.process.membership;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import org.ctpat.appeal.ContestableDecisions;
import org.ctpat.application.ApplicationOutcome;
import org.ctpat.audit.Actor;
import org.ctpat.incident.Incidents;
import org.ctpat.risk.Reassessments;
import org.ctpat.training.Trainings;
import org.ctpat.validation.CorrectiveActions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Ends what an application without certification leaves behind, and says whether its end can be
 * appealed. Repeating it is harmless: only actions, refreshers, assessments and incidents that
 * still run are cancelled.
 */
@Component
class EndApplicationWorker {

  private static final String TYPE = "end-application";

  private final CorrectiveActions actions;
  private final Trainings trainings;
  private final Reassessments reassessments;
  private final ContestableDecisions decisions;
  private final Incidents incidents;

  EndApplicationWorker(
      CorrectiveActions actions,
      Trainings trainings,
      Reassessments reassessments,
      ContestableDecisions decisions,
      Incidents incidents) {
    this.actions = actions;
    this.trainings = trainings;
    this.reassessments = reassessments;
    this.decisions = decisions;
    this.incidents = incidents;
  }

  @JobWorker(type = TYPE)
  Ended end(
      @Variable String accountNumber,
      @Variable String caseId,
      @Variable String applicationOutcome) {
    var by = Actor.system(TYPE);
    var reason = "Application ended without certification: " + applicationOutcome;
    actions.cancelAll(accountNumber, reason, by);
    trainings.cancelAll(accountNumber, reason, by);
    reassessments.cancelAll(accountNumber, reason, by);
    incidents.cancelAll(accountNumber, reason, by);
    if (!applicationOutcome.equals(ApplicationOutcome.INELIGIBLE.word())) {
      return new Ended(null, null);
    }
    return decisions
        .find(caseId, ContestableDecisions.Kind.INELIGIBILITY)
        .map(decision -> new Ended(decision.decisionId(), decision.appealUntilAt().toString()))
        .orElseGet(() -> new Ended(null, null));
  }

  /** The decision that can be appealed and until when; both null when there is none. */
  record Ended(@Nullable String decisionId, @Nullable String appealUntilAt) {}
}
