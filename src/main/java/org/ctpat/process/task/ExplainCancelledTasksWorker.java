package org.ctpat.process.task;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import org.ctpat.audit.Actor;
import org.ctpat.task.TaskEvents;
import org.springframework.stereotype.Component;

/**
 * Notes why the tasks of a process ended with it. Only tasks without a reason get one, so repeating
 * it changes nothing.
 */
@Component
class ExplainCancelledTasksWorker {

  private static final String TYPE = "explain-cancelled-tasks";

  private final TaskEvents events;

  ExplainCancelledTasksWorker(TaskEvents events) {
    this.events = events;
  }

  @JobWorker(type = TYPE)
  void explain(ActivatedJob job, @Variable String cancelReason) {
    events.explainCancelled(job.getProcessInstanceKey(), cancelReason, Actor.system(TYPE));
  }
}
