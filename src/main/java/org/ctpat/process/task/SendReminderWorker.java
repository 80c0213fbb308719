package org.ctpat.process.task;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import java.time.OffsetDateTime;
import org.ctpat.audit.Actor;
import org.ctpat.task.Reminders;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reminds the people whose open tasks of the case are due, as many days before as configured, of
 * the moved date when the clock has stood still. A reminder exists once for each due date and day
 * before it, so repeating it sends nothing.
 */
@Component
class SendReminderWorker {

  private final Reminders reminders;
  private final MovedDates moved;

  SendReminderWorker(Reminders reminders, MovedDates moved) {
    this.reminders = reminders;
    this.moved = moved;
  }

  @JobWorker(type = "send-reminder")
  Reminded remind(
      ActivatedJob job,
      @Variable String accountNumber,
      @Variable String caseId,
      @Variable @Nullable String actionId,
      @Variable String dueAt) {
    var wasDueAt = OffsetDateTime.parse(dueAt);
    var due = moved.dueNow(job, actionId == null ? caseId : actionId, null, wasDueAt).orElse(null);
    if (due == null) {
      return new Reminded(null);
    }
    if (!due.equals(wasDueAt)) {
      reminders.nearest(due).ifPresent(moment -> moved.await(job, moment));
    }
    var next = reminders.remind(accountNumber, caseId, due, Actor.system("send-reminder"));
    return new Reminded(next.map(OffsetDateTime::toString).orElse(null));
  }

  record Reminded(@Nullable String nextReminderAt) {}
}
