package org.ctpat.enforcement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.task.FieldError;
import org.ctpat.task.FormHandler;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;

/** A specialist accepts, returns or refuses a reinstatement plan. */
@Component
class ReviewReinstatementPlanForm implements FormHandler {

  private static final String DECISION = "planDecision";
  private static final String REMARKS = "planReviewRemarks";

  private final EnforcementSteps steps;

  ReviewReinstatementPlanForm(EnforcementSteps steps) {
    this.steps = steps;
  }

  @Override
  public String formId() {
    return "review-reinstatement-plan";
  }

  @Override
  public List<FieldError> validate(InboxTask task, Map<String, Object> data, Actor by) {
    var submitted = new Submitted(data);
    var errors = new ArrayList<FieldError>();
    var decision = submitted.decision(Decision.Step.PLAN, DECISION);
    if (decision.isEmpty()) {
      errors.add(new FieldError(DECISION, "Choose what becomes of the plan."));
    } else if (decision.get() != Decision.ACCEPT_PLAN && submitted.text(REMARKS).isEmpty()) {
      errors.add(new FieldError(REMARKS, "Say what is missing, or why the plan is refused."));
    } else if (decision.get() == Decision.ACCEPT_PLAN) {
      var missing = steps.planObstacles(task.caseId());
      if (!missing.isEmpty()) {
        errors.add(
            new FieldError(
                DECISION,
                "The plan cannot be accepted: %s. Return it."
                    .formatted(String.join("; ", missing))));
      }
    }
    return errors;
  }

  @Override
  public void record(InboxTask task, Map<String, Object> data, Actor by) {
    var submitted = new Submitted(data);
    steps.decide(
        task.caseId(),
        task.key(),
        submitted.decision(Decision.Step.PLAN, DECISION).orElseThrow(),
        submitted.text(REMARKS),
        null,
        by);
  }
}
