package org.ctpat.training;

import java.util.List;
import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.task.FieldError;
import org.ctpat.task.FormHandler;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;

/**
 * Confirms that people and trainings are entered; gaps are found by the check that follows
 * (criterion 12.1).
 */
@Component
class CompleteTrainingRecordsForm implements FormHandler {

  private final Trainings trainings;
  private final TrainingForms forms;

  CompleteTrainingRecordsForm(Trainings trainings, TrainingForms forms) {
    this.trainings = trainings;
    this.forms = forms;
  }

  @Override
  public String formId() {
    return "complete-training-records";
  }

  @Override
  public Map<String, Object> prefill(InboxTask task) {
    return forms.prefill(task);
  }

  @Override
  public List<FieldError> validate(InboxTask task, Map<String, Object> data, Actor by) {
    var rows = trainings.matrix(task.accountNumber()).rows();
    if (rows.isEmpty()) {
      return refusal("Nobody is on the list yet: enter the people of the company");
    }
    var done =
        rows.stream()
            .flatMap(row -> row.cells().values().stream())
            .anyMatch(cell -> cell.completedOn() != null);
    if (!done) {
      return refusal("No training is recorded yet: enter the trainings that were done");
    }
    return List.of();
  }

  @Override
  public void record(InboxTask task, Map<String, Object> data, Actor by) {
    trainings.confirm(task.key(), task.accountNumber(), task.caseId(), formId(), by);
  }

  private static List<FieldError> refusal(String message) {
    return List.of(
        new FieldError(
            "trainingRecordsConfirmed", message + " on the training page, or import a CSV there"));
  }
}
