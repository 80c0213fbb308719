package org.ctpat.process.validation;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import java.time.OffsetDateTime;
import org.ctpat.process.task.OpenTasks;
import org.ctpat.task.Reminders;
import org.ctpat.validation.CorrectiveActions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Passes on the due date that the specialist extended: to the open task and to its reminders. It
 * reads the stored date and sets the task to it, so a second run changes nothing.
 */
@Component
class ExtendCorrectiveActionWorker {

  private static final String TYPE = "extend-corrective-action";

  private final CorrectiveActions actions;
  private final Reminders reminders;
  private final OpenTasks tasks;

  ExtendCorrectiveActionWorker(CorrectiveActions actions, Reminders reminders, OpenTasks tasks) {
    this.actions = actions;
    this.reminders = reminders;
    this.tasks = tasks;
  }

  // Each waits for listeners that run in the same threads, so only a few may at once.
  @JobWorker(type = TYPE, maxJobsActive = 2)
  Extended extend(ActivatedJob job, @Variable String actionId) {
    var dueAt = actions.dueAt(actionId);
    tasks.moveDueDate(job.getProcessInstanceKey(), "answer-corrective-action", dueAt);
    return new Extended(
        dueAt.toString(), reminders.next(dueAt).map(OffsetDateTime::toString).orElse(null));
  }

  record Extended(String actionDueAt, @Nullable String nextReminderAt) {}
}
