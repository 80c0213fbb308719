package org.ctpat.process.task;

import io.camunda.client.CamundaClient;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.command.ProblemException;
import java.time.OffsetDateTime;
import org.ctpat.audit.Actor;
import org.ctpat.task.Reminders;
import org.springframework.stereotype.Component;

/**
 * Raises the priority of the open tasks of the case and tells the supervisors. The raise is kept
 * with its due date first and the engine gets the resulting priority, so repeating it raises
 * nothing further.
 */
@Component
class EscalateOverdueStepWorker {

  private final Reminders reminders;
  private final CamundaClient client;

  EscalateOverdueStepWorker(Reminders reminders, CamundaClient client) {
    this.reminders = reminders;
    this.client = client;
  }

  // Each waits for listeners that run in the same threads, so only a few may at once.
  @JobWorker(type = "escalate-overdue-step", maxJobsActive = 2)
  void escalate(
      @Variable String accountNumber,
      @Variable String caseId,
      @Variable String dueAt,
      @Variable String dueRule) {
    reminders
        .escalate(
            accountNumber,
            caseId,
            OffsetDateTime.parse(dueAt),
            dueRule,
            Actor.system("escalate-overdue-step"))
        .forEach(this::raise);
  }

  private void raise(long taskKey, int priority) {
    try {
      client.newUpdateUserTaskCommand(taskKey).priority(priority).execute();
    } catch (ProblemException e) {
      if (e.code() != 404) {
        throw e;
      }
      // Done meanwhile: there is nothing to hurry any more.
    }
  }
}
