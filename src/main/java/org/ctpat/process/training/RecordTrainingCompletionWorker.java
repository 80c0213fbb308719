package org.ctpat.process.training;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import org.ctpat.audit.Actor;
import org.ctpat.training.Trainings;
import org.springframework.stereotype.Component;

/**
 * Closes a training plan and freezes its result. Repeating it is harmless: a closed plan stays as
 * it is.
 */
@Component
class RecordTrainingCompletionWorker {

  private static final Actor ACTOR = Actor.system("record-training-completion");

  private final Trainings trainings;

  RecordTrainingCompletionWorker(Trainings trainings) {
    this.trainings = trainings;
  }

  @JobWorker(type = "record-training-completion")
  void record(@Variable String trainingPlanId) {
    trainings.closePlan(trainingPlanId, ACTOR);
  }
}
