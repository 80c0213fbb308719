package org.ctpat.training;

import java.util.List;
import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.task.FieldError;
import org.ctpat.task.FormHandler;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;

/** Confirms that every must course of everybody is covered (rule DC06). */
@Component
class CloseTrainingGapsForm implements FormHandler {

  private final Trainings trainings;
  private final TrainingForms forms;

  CloseTrainingGapsForm(Trainings trainings, TrainingForms forms) {
    this.trainings = trainings;
    this.forms = forms;
  }

  @Override
  public String formId() {
    return "close-training-gaps";
  }

  @Override
  public Map<String, Object> prefill(InboxTask task) {
    return forms.prefill(task);
  }

  @Override
  public List<FieldError> validate(InboxTask task, Map<String, Object> data, Actor by) {
    var open = forms.openMusts(task);
    if (open.isEmpty()) {
      return List.of();
    }
    return List.of(
        new FieldError(
            "trainingRecordsConfirmed",
            "Musts are still open: "
                + TrainingForms.firstTen(open, "; ")
                + ". Record these trainings with their proof on the training page"));
  }

  @Override
  public void record(InboxTask task, Map<String, Object> data, Actor by) {
    trainings.confirm(task.key(), task.accountNumber(), task.caseId(), formId(), by);
  }
}
