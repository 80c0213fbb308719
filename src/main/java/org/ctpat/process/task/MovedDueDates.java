package org.ctpat.process.task;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ProblemException;
import java.time.OffsetDateTime;
import org.ctpat.deadline.DueDateMoved;
import org.ctpat.deadline.UsEastern;
import org.ctpat.process.AfterCommit;
import org.ctpat.task.Inbox;
import org.springframework.stereotype.Component;

/**
 * Moves the due date of open tasks with the date of their rule, once its clock has stood still.
 * Repeating it is harmless: tasks that have moved no longer have the former date.
 */
@Component
class MovedDueDates {

  private final Inbox inbox;
  private final CamundaClient client;

  MovedDueDates(Inbox inbox, CamundaClient client) {
    this.inbox = inbox;
    this.client = client;
  }

  @AfterCommit
  void on(DueDateMoved event) {
    var from = UsEastern.endOf(event.from()).toInstant();
    inbox.openOfAccount(event.accountNumber()).stream()
        // The dates of a corrective action are its own, its tasks are those of the case.
        .filter(
            task ->
                event.caseId().equals(task.caseId())
                    || event.caseId().equals(task.variables().get("actionId")))
        .filter(task -> task.dueRule().equals(event.ruleId()))
        .filter(task -> task.dueAt() != null && task.dueAt().toInstant().equals(from))
        .forEach(task -> move(task.key(), UsEastern.endOf(event.to())));
  }

  private void move(long taskKey, OffsetDateTime dueAt) {
    try {
      client.newUpdateUserTaskCommand(taskKey).dueDate(dueAt).execute();
    } catch (ProblemException e) {
      if (e.code() != 404) {
        throw e;
      }
      // Done meanwhile: it is due no more.
    }
  }
}
