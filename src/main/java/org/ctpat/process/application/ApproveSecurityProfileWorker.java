package org.ctpat.process.application;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import org.ctpat.application.ApplicationFlow;
import org.springframework.stereotype.Component;

/** Approves the security profile. A second run meets it approved and does nothing. */
@Component
class ApproveSecurityProfileWorker {

  private final ApplicationFlow flow;

  ApproveSecurityProfileWorker(ApplicationFlow flow) {
    this.flow = flow;
  }

  @JobWorker(type = "approve-security-profile")
  void approve(@Variable String accountNumber, @Variable String caseId) {
    flow.approveSecurityProfile(accountNumber, caseId);
  }
}
