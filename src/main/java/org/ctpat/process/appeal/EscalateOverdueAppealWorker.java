package org.ctpat.process.appeal;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import org.ctpat.appeal.AppealFlow;
import org.ctpat.process.task.TaskPriorities;
import org.ctpat.task.Inbox;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;

/**
 * Tells headquarters that the 180 days of an appeal are over and puts its task first. A second run
 * meets it escalated, and sets the same priority.
 */
@Component
class EscalateOverdueAppealWorker {

  private static final int FIRST = 100;

  private final AppealFlow flow;
  private final Inbox inbox;
  private final TaskPriorities priorities;

  EscalateOverdueAppealWorker(AppealFlow flow, Inbox inbox, TaskPriorities priorities) {
    this.flow = flow;
    this.inbox = inbox;
    this.priorities = priorities;
  }

  // It waits for listeners that run in the same threads, so only a few may at once.
  @JobWorker(type = "escalate-overdue-appeal", maxJobsActive = 2)
  Escalated escalate(@Variable String caseId) {
    flow.escalate(caseId);
    inbox.openOfCase(caseId).stream()
        .map(InboxTask::key)
        .forEach(key -> priorities.raise(key, FIRST));
    return new Escalated(true);
  }

  record Escalated(boolean appealOverdue) {}
}
