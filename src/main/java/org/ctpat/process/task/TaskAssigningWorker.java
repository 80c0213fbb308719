package org.ctpat.process.task;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import org.ctpat.task.TaskEvents;
import org.springframework.stereotype.Component;

/** Shows in the inbox who has a task. Repeating it sets the same assignee. */
@Component
class TaskAssigningWorker {

  private final UserTaskJobs jobs;
  private final TaskEvents events;

  TaskAssigningWorker(UserTaskJobs jobs, TaskEvents events) {
    this.jobs = jobs;
    this.events = events;
  }

  @JobWorker(type = "task-assigning")
  void assign(ActivatedJob job) {
    events.assigning(jobs.facts(job));
  }
}
