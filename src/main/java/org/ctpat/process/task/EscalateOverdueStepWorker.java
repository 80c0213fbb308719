package org.ctpat.process.task;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import java.time.OffsetDateTime;
import org.ctpat.audit.Actor;
import org.ctpat.task.Reminders;
import org.springframework.stereotype.Component;

/**
 * Raises the priority of the open tasks of the case and tells the supervisors, once the date has
 * really passed. The raise is kept with its due date first and the engine gets the resulting
 * priority, so repeating it raises nothing further.
 */
@Component
class EscalateOverdueStepWorker {

  private final Reminders reminders;
  private final MovedDates moved;
  private final TaskPriorities priorities;

  EscalateOverdueStepWorker(Reminders reminders, MovedDates moved, TaskPriorities priorities) {
    this.reminders = reminders;
    this.moved = moved;
    this.priorities = priorities;
  }

  // Each waits for listeners that run in the same threads, so only a few may at once.
  @JobWorker(type = "escalate-overdue-step", maxJobsActive = 2)
  void escalate(
      ActivatedJob job,
      @Variable String accountNumber,
      @Variable String caseId,
      @Variable String dueAt,
      @Variable String dueRule) {
    var wasDueAt = OffsetDateTime.parse(dueAt);
    moved
        .dueNow(job, caseId, dueRule, wasDueAt)
        .ifPresent(
            due -> {
              if (!due.equals(wasDueAt)) {
                moved.await(job, due);
              }
              reminders
                  .escalate(
                      accountNumber, caseId, due, dueRule, Actor.system("escalate-overdue-step"))
                  .forEach(priorities::raise);
            });
  }
}
