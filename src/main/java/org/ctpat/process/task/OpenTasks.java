package org.ctpat.process.task;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ProblemException;
import java.time.OffsetDateTime;
import org.ctpat.task.Inbox;
import org.springframework.stereotype.Component;

/** Changes user tasks that are open in the engine; the inbox follows through their listeners. */
@Component
public class OpenTasks {

  private final Inbox inbox;
  private final CamundaClient client;

  OpenTasks(Inbox inbox, CamundaClient client) {
    this.inbox = inbox;
    this.client = client;
  }

  /**
   * Gives the open tasks of a process instance that have this form a new due date; harmless when
   * they have it, or are done meanwhile.
   */
  public void moveDueDate(long processInstanceKey, String formId, OffsetDateTime dueAt) {
    inbox.openOfInstance(processInstanceKey).stream()
        .filter(task -> task.formId().equals(formId))
        .forEach(task -> move(task.key(), dueAt));
  }

  private void move(long taskKey, OffsetDateTime dueAt) {
    try {
      client.newUpdateUserTaskCommand(taskKey).dueDate(dueAt).execute();
    } catch (ProblemException e) {
      if (e.code() != 404) {
        throw e;
      }
      // Done meanwhile: nobody waits for it any more.
    }
  }
}
