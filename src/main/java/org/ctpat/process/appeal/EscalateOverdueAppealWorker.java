package org.ctpat.process.appeal;

import io.camunda.client.CamundaClient;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.command.ProblemException;
import org.ctpat.appeal.AppealFlow;
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
  private final CamundaClient client;

  EscalateOverdueAppealWorker(AppealFlow flow, Inbox inbox, CamundaClient client) {
    this.flow = flow;
    this.inbox = inbox;
    this.client = client;
  }

  // It waits for listeners that run in the same threads, so only a few may at once.
  @JobWorker(type = "escalate-overdue-appeal", maxJobsActive = 2)
  Escalated escalate(@Variable String caseId) {
    flow.escalate(caseId);
    inbox.openOfCase(caseId).stream().map(InboxTask::key).forEach(this::putFirst);
    return new Escalated(true);
  }

  private void putFirst(long taskKey) {
    try {
      client.newUpdateUserTaskCommand(taskKey).priority(FIRST).execute();
    } catch (ProblemException e) {
      if (e.code() != 404) {
        throw e;
      }
      // Decided meanwhile: there is nothing to hurry any more.
    }
  }

  record Escalated(boolean appealOverdue) {}
}
