package org.ctpat.process.task;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import io.camunda.client.api.command.FinalCommandStep;
import io.camunda.client.api.command.ProblemException;
import org.ctpat.task.EngineUnavailable;
import org.ctpat.task.TaskEngine;
import org.ctpat.task.TaskRefused;
import org.springframework.stereotype.Component;

/** Assigns user tasks in the engine. */
@Component
class EngineTasks implements TaskEngine {

  private final CamundaClient client;

  EngineTasks(CamundaClient client) {
    this.client = client;
  }

  @Override
  public void claim(long taskKey, String personId) {
    send(
        "The task cannot be claimed",
        client.newAssignUserTaskCommand(taskKey).assignee(personId).allowOverride(false));
  }

  @Override
  public void assign(long taskKey, String personId) {
    send(
        "The task cannot be assigned",
        client.newAssignUserTaskCommand(taskKey).assignee(personId).allowOverride(true));
  }

  @Override
  public void unassign(long taskKey) {
    send("The task cannot be given back", client.newUnassignUserTaskCommand(taskKey));
  }

  private static void send(String what, FinalCommandStep<?> command) {
    try {
      command.execute();
    } catch (ProblemException e) {
      throw switch (e.code()) {
        case 404 ->
            new TaskRefused(
                TaskRefused.Reason.GONE, what + ": the process has gone on without it.");
        case 409 ->
            new TaskRefused(
                TaskRefused.Reason.NOT_YOURS,
                what + ": somebody else has it, or it is being completed at this moment.");
        default -> new EngineUnavailable(what, e);
      };
    } catch (ClientException e) {
      throw new EngineUnavailable(what, e);
    }
  }
}
