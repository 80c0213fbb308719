package org.ctpat.risk;

import org.springframework.stereotype.Component;

/** Step 4: the company confirms its action plan. */
@Component
class PlanCorrectiveActionsForm extends StepForm {

  PlanCorrectiveActionsForm(RiskAssessments assessments) {
    super(assessments, Step.ACTION_PLAN, "actionPlanConfirmed");
  }

  @Override
  public String formId() {
    return "plan-corrective-actions";
  }
}
