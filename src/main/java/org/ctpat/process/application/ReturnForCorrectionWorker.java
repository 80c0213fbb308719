package org.ctpat.process.application;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import org.ctpat.application.ApplicationFlow;
import org.springframework.stereotype.Component;

/**
 * Sends the security profile back to the company with remarks (DL09). A second run meets it
 * returned; dates and letter exist once for each round.
 */
@Component
class ReturnForCorrectionWorker {

  private final ApplicationFlow flow;

  ReturnForCorrectionWorker(ApplicationFlow flow) {
    this.flow = flow;
  }

  @JobWorker(type = "return-for-correction")
  Returned returnProfile(
      @Variable String accountNumber, @Variable String caseId, @Variable String reviewRemarks) {
    var returned = flow.returnForCorrection(accountNumber, caseId, reviewRemarks);
    return new Returned(returned.correctionDueAt().toString(), returned.noAnswerDueAt().toString());
  }

  record Returned(String correctionDueAt, String noAnswerDueAt) {}
}
