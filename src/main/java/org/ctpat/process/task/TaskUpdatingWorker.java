package org.ctpat.process.task;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import org.ctpat.task.TaskEvents;
import org.springframework.stereotype.Component;

/**
 * Shows new dates, priorities, groups and variables in the inbox. Repeating it sets the same
 * values.
 */
@Component
class TaskUpdatingWorker {

  private final UserTaskJobs jobs;
  private final TaskEvents events;

  TaskUpdatingWorker(UserTaskJobs jobs, TaskEvents events) {
    this.jobs = jobs;
    this.events = events;
  }

  @JobWorker(type = "task-updating")
  void update(ActivatedJob job) {
    events.updating(jobs.facts(job));
  }
}
