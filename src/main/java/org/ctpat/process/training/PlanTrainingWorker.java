package org.ctpat.process.training;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import org.ctpat.audit.Actor;
import org.ctpat.training.Trainings;
import org.springframework.stereotype.Component;

/**
 * Plans the training of a company. Repeating it is harmless: a plan exists once for each id and is
 * returned as it is.
 */
@Component
class PlanTrainingWorker {

  private static final Actor ACTOR = Actor.system("plan-training");

  private final Trainings trainings;

  PlanTrainingWorker(Trainings trainings) {
    this.trainings = trainings;
  }

  @JobWorker(type = "plan-training")
  Planned plan(
      @Variable String accountNumber,
      @Variable String caseId,
      @Variable String trainingPlanId,
      @Variable String entityType) {
    var plan = trainings.plan(accountNumber, caseId, trainingPlanId, entityType, ACTOR);
    return new Planned(plan.requiredTrainings(), plan.gapDueAt().toString());
  }

  record Planned(int requiredTrainings, String gapDueAt) {}
}
