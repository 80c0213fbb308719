package org.ctpat.process.task;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import java.time.OffsetDateTime;
import org.springframework.stereotype.Component;

/**
 * Goes on when a due date has really passed: at once, or at the moved date when its clock has stood
 * still. It changes nothing, however often it runs.
 */
@Component
class AwaitDueDateWorker {

  private final MovedDates moved;

  AwaitDueDateWorker(MovedDates moved) {
    this.moved = moved;
  }

  @JobWorker(type = "await-due-date")
  void await(
      ActivatedJob job, @Variable String caseId, @Variable String dueRule, @Variable String dueAt) {
    moved.awaitPassed(job, caseId, dueRule, OffsetDateTime.parse(dueAt));
  }
}
