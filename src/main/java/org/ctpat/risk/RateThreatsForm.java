package org.ctpat.risk;

import org.springframework.stereotype.Component;

/** Step 2: the company confirms the threat ratings of each lane. */
@Component
class RateThreatsForm extends StepForm {

  RateThreatsForm(RiskAssessments assessments) {
    super(assessments, Step.THREATS, "threatsConfirmed");
  }

  @Override
  public String formId() {
    return "rate-threats";
  }
}
