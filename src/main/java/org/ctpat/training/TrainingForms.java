package org.ctpat.training;

import java.util.List;
import java.util.Map;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;

/** What the forms of the training show alike. */
@Component
class TrainingForms {

  private static final int NAMED = 10;

  private final Trainings trainings;

  TrainingForms(Trainings trainings) {
    this.trainings = trainings;
  }

  /** People, trainings and open musts, as Markdown. */
  Map<String, Object> prefill(InboxTask task) {
    var matrix = trainings.matrix(task.accountNumber());
    var cells = matrix.rows().stream().flatMap(row -> row.cells().values().stream()).toList();
    var required = cells.stream().filter(cell -> !cell.level().isEmpty()).count();
    var soon = cells.stream().filter(c -> c.state() == TrainingMatrix.State.EXPIRES_SOON).count();
    return Map.of(
        "trainingProgress",
        "**%d people, %d trainings required, %d musts open, %d expire within 30 days**"
            .formatted(matrix.rows().size(), required, matrix.openMusts(), soon),
        "trainingOpen",
        bullets(openMusts(task)));
  }

  List<String> openMusts(InboxTask task) {
    return trainings.openMusts(planId(task)).stream().map(TrainingGap::text).toList();
  }

  static String firstTen(List<String> texts, String separator) {
    var named = String.join(separator, texts.subList(0, Math.min(NAMED, texts.size())));
    return texts.size() <= NAMED
        ? named
        : named + separator + "and " + (texts.size() - NAMED) + " more";
  }

  private static String bullets(List<String> texts) {
    return texts.isEmpty() ? "" : "- " + firstTen(texts, "\n- ");
  }

  private static String planId(InboxTask task) {
    if (task.variables().get("trainingPlanId") instanceof String id) {
      return id;
    }
    throw new IllegalStateException("Task " + task.key() + " has no trainingPlanId");
  }
}
