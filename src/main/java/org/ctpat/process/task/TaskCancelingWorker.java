package org.ctpat.process.task;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import org.ctpat.task.TaskEvents;
import org.springframework.stereotype.Component;

/**
 * Takes a task out of the inbox that the process no longer wants. Repeating it finds it taken out.
 */
@Component
class TaskCancelingWorker {

  private final UserTaskJobs jobs;
  private final TaskEvents events;

  TaskCancelingWorker(UserTaskJobs jobs, TaskEvents events) {
    this.jobs = jobs;
    this.events = events;
  }

  @JobWorker(type = "task-canceling")
  void cancel(ActivatedJob job) {
    events.canceling(jobs.facts(job));
  }
}
