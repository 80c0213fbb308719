package org.ctpat.process.task;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.jobhandling.result.UserTaskResultFunction;
import org.ctpat.task.TaskEvents;
import org.ctpat.task.Verdict;
import org.springframework.stereotype.Component;

/**
 * Shows in the inbox who has a task, or denies it to somebody who must not do it. Repeating it sets
 * the same assignee.
 */
@Component
class TaskAssigningWorker {

  private final UserTaskJobs jobs;
  private final TaskEvents events;

  TaskAssigningWorker(UserTaskJobs jobs, TaskEvents events) {
    this.jobs = jobs;
    this.events = events;
  }

  @JobWorker(type = "task-assigning")
  UserTaskResultFunction assign(ActivatedJob job) {
    return switch (events.assigning(jobs.facts(job))) {
      case Verdict.Accepted() -> result -> result.deny(false);
      case Verdict.Denied(String reason) -> result -> result.deny(true, reason);
    };
  }
}
