package org.ctpat.process.task;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ProblemException;
import org.ctpat.process.AfterCommit;
import org.ctpat.task.HandIn;
import org.ctpat.task.TaskEvents;
import org.ctpat.task.TaskSubmitted;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Completes a task in the engine with what was submitted for it. While the engine is away the event
 * stays in the registry and is delivered again; once the submission is decided, a further delivery
 * does nothing.
 */
@Component
class SubmissionDelivery {

  private final CamundaClient client;
  private final TaskEvents events;
  private final JsonMapper mapper;

  SubmissionDelivery(CamundaClient client, TaskEvents events, JsonMapper mapper) {
    this.client = client;
    this.events = events;
    this.mapper = mapper;
  }

  @AfterCommit
  void on(TaskSubmitted submitted) {
    events.pending(submitted).ifPresent(handIn -> deliver(submitted, handIn));
  }

  private void deliver(TaskSubmitted submitted, HandIn handIn) {
    try {
      if (!handIn.personId().equals(handIn.assignee())) {
        client
            .newAssignUserTaskCommand(handIn.taskKey())
            .assignee(handIn.personId())
            .allowOverride(true)
            .execute();
      }
      client
          .newCompleteUserTaskCommand(handIn.taskKey())
          .action(handIn.action())
          .variables(mapper.writeValueAsString(handIn.data()))
          .execute();
    } catch (ProblemException e) {
      switch (e.code()) {
        // Done before, cancelled, or lost: whatever is not decided yet is lost.
        case 404 -> events.gone(submitted);
        // Denied by the listener, which has said so in the inbox; else the task is busy: again
        // later.
        case 409 -> {
          if (events.pending(submitted).isPresent()) {
            throw e;
          }
        }
        default -> throw e;
      }
    }
  }
}
