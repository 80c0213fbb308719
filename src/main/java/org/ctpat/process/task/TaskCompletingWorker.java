package org.ctpat.process.task;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.jobhandling.result.UserTaskResultFunction;
import org.ctpat.task.TaskEvents;
import org.ctpat.task.Verdict;
import org.springframework.stereotype.Component;

/**
 * Checks and records what a task is completed with, wherever that came from, or denies it with the
 * reason. What was recorded is found completed the second time, and only the engine is answered.
 */
@Component
class TaskCompletingWorker {

  private final UserTaskJobs jobs;
  private final TaskEvents events;

  TaskCompletingWorker(UserTaskJobs jobs, TaskEvents events) {
    this.jobs = jobs;
    this.events = events;
  }

  @JobWorker(type = "task-completing")
  UserTaskResultFunction complete(ActivatedJob job) {
    var verdict = events.completing(jobs.facts(job), jobs.action(job));
    return switch (verdict) {
      case Verdict.Accepted() -> result -> result.deny(false);
      case Verdict.Denied(String reason) -> result -> result.deny(true, reason);
    };
  }
}
