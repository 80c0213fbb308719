package org.ctpat.process.task;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ProblemException;
import java.time.Duration;
import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.stereotype.Component;

/**
 * Raises the priority of user tasks in the engine. A task that is being changed at this moment is
 * tried again for a few seconds, since two alarms may well come at once; one that is done meanwhile
 * needs no hurry any more.
 */
@Component
public class TaskPriorities {

  private static final int GONE = 404;
  private static final int BEING_CHANGED = 409;

  private final CamundaClient client;
  private final RetryTemplate patience =
      new RetryTemplate(
          RetryPolicy.builder()
              .predicate(
                  e -> e instanceof ProblemException problem && problem.code() == BEING_CHANGED)
              .delay(Duration.ofMillis(50))
              .maxRetries(60)
              .build());

  TaskPriorities(CamundaClient client) {
    this.client = client;
  }

  /**
   * Sets the priority of a task.
   *
   * @throws ProblemException when the engine refuses it for another reason than that it is gone
   */
  public void raise(long taskKey, int priority) {
    try {
      patience.execute(() -> client.newUpdateUserTaskCommand(taskKey).priority(priority).execute());
    } catch (RetryException e) {
      if (!(e.getCause() instanceof ProblemException problem)) {
        throw new IllegalStateException("The priority of task " + taskKey + " is not raised", e);
      }
      if (problem.code() != GONE) {
        throw problem;
      }
    }
  }
}
