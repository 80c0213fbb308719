package org.ctpat.risk;

import org.springframework.stereotype.Component;

/** Step 3: the company confirms the vulnerability ratings of the parties. */
@Component
class RateVulnerabilitiesForm extends StepForm {

  RateVulnerabilitiesForm(RiskAssessments assessments) {
    super(assessments, Step.VULNERABILITIES, "vulnerabilitiesConfirmed");
  }

  @Override
  public String formId() {
    return "rate-vulnerabilities";
  }
}
