package org.ctpat.process.application;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.util.List;
import org.ctpat.application.ApplicationFlow;
import org.springframework.stereotype.Component;

/**
 * Sends the company profile back with the failed rules, by letter (DC05). A second run meets it
 * returned; date and letter exist once for each round.
 */
@Component
class ReturnCompanyProfileWorker {

  private final ApplicationFlow flow;

  ReturnCompanyProfileWorker(ApplicationFlow flow) {
    this.flow = flow;
  }

  @JobWorker(type = "return-company-profile")
  Returned returnProfile(
      @Variable String accountNumber,
      @Variable String caseId,
      @Variable List<String> failedRules,
      @Variable String eligibilityRemarks) {
    var dueAt = flow.returnCompanyProfile(accountNumber, caseId, failedRules, eligibilityRemarks);
    return new Returned(dueAt.toString(), "DC05");
  }

  record Returned(String profileDueAt, String profileDueRule) {}
}
