package org.ctpat.process.task;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.time.OffsetDateTime;
import org.ctpat.audit.Actor;
import org.ctpat.task.Reminders;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reminds the people whose open tasks of the case are due. A reminder exists once for each due date
 * and day before it, so repeating it sends nothing.
 */
@Component
class SendReminderWorker {

  private final Reminders reminders;

  SendReminderWorker(Reminders reminders) {
    this.reminders = reminders;
  }

  @JobWorker(type = "send-reminder")
  Reminded remind(@Variable String accountNumber, @Variable String caseId, @Variable String dueAt) {
    var next =
        reminders.remind(
            accountNumber, caseId, OffsetDateTime.parse(dueAt), Actor.system("send-reminder"));
    return new Reminded(next.map(OffsetDateTime::toString).orElse(null));
  }

  record Reminded(@Nullable String nextReminderAt) {}
}
