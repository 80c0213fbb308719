package org.ctpat.process.application;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.util.Map;
import org.ctpat.application.ApplicationFlow;
import org.springframework.stereotype.Component;

/**
 * Registers the company profile, makes the company a pre-applicant, starts DL02 and hands on what
 * the eligibility table judges. A second run meets the profile registered and answers with the
 * stored dates.
 */
@Component
class RegisterCompanyProfileWorker {

  private final ApplicationFlow flow;

  RegisterCompanyProfileWorker(ApplicationFlow flow) {
    this.flow = flow;
  }

  @JobWorker(type = "register-company-profile")
  Registered register(@Variable String accountNumber, @Variable String caseId) {
    var registered = flow.registerCompanyProfile(accountNumber, caseId);
    return new Registered(
        registered.securityProfileDueAt().toString(),
        registered.ineligibilityReviewDueAt().toString(),
        registered.eligibility(),
        registered.caseGlance());
  }

  record Registered(
      String securityProfileDueAt,
      String ineligibilityReviewDueAt,
      Map<String, Object> eligibility,
      Map<String, Object> caseGlance) {}
}
