package org.ctpat.process.training;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import org.ctpat.training.Trainings;
import org.springframework.stereotype.Component;

/**
 * Checks that every must course of everybody is covered. Repeating it is harmless: it looks at the
 * records as they are.
 */
@Component
class CheckTrainingWorker {

  private final Trainings trainings;

  CheckTrainingWorker(Trainings trainings) {
    this.trainings = trainings;
  }

  @JobWorker(type = "check-training")
  Checked check(@Variable String trainingPlanId) {
    var check = trainings.check(trainingPlanId);
    return new Checked(check.complete(), check.gaps().size());
  }

  record Checked(boolean trainingComplete, int trainingGaps) {}
}
