package org.ctpat.process.application;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.util.Map;
import org.ctpat.application.ApplicationFlow;
import org.springframework.stereotype.Component;

/**
 * Opens review and vetting under the assigned specialist (DL03). A second run meets them open and
 * answers with the stored date.
 */
@Component
class OpenReviewWorker {

  private final ApplicationFlow flow;

  OpenReviewWorker(ApplicationFlow flow) {
    this.flow = flow;
  }

  @JobWorker(type = "open-review")
  Opened open(
      @Variable String accountNumber, @Variable String caseId, @Variable String specialistId) {
    var opened = flow.openReview(accountNumber, caseId, specialistId);
    return new Opened(opened.reviewDueAt().toString(), opened.caseGlance());
  }

  record Opened(String reviewDueAt, Map<String, Object> caseGlance) {}
}
