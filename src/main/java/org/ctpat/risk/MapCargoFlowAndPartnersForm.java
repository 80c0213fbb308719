package org.ctpat.risk;

import org.springframework.stereotype.Component;

/** Step 1: the company confirms its lanes, parties and stops. */
@Component
class MapCargoFlowAndPartnersForm extends StepForm {

  MapCargoFlowAndPartnersForm(RiskAssessments assessments) {
    super(assessments, Step.CARGO_FLOW, "cargoFlowConfirmed");
  }

  @Override
  public String formId() {
    return "map-cargo-flow-and-partners";
  }
}
