package org.ctpat.process.application;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import java.time.OffsetDateTime;
import org.ctpat.application.ApplicationFlow;
import org.ctpat.process.task.MovedDates;
import org.springframework.stereotype.Component;

/**
 * Asks the company for a last word before its unfinished application is closed. Date and letter
 * exist once, a second run answers with them.
 */
@Component
class AnnounceClosingWorker {

  private final ApplicationFlow flow;
  private final MovedDates moved;

  AnnounceClosingWorker(ApplicationFlow flow, MovedDates moved) {
    this.flow = flow;
    this.moved = moved;
  }

  @JobWorker(type = "announce-closing")
  Announced announce(
      ActivatedJob job,
      @Variable String accountNumber,
      @Variable String caseId,
      @Variable String securityProfileDueAt) {
    moved.awaitPassed(job, caseId, "DL02", OffsetDateTime.parse(securityProfileDueAt));
    return new Announced(flow.announceClosing(accountNumber, caseId).toString());
  }

  record Announced(String lastWordDueAt) {}
}
