package org.ctpat.enforcement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.task.FieldError;
import org.ctpat.task.FormHandler;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;

/** The company corrects its reinstatement plan (DC05). */
@Component
class CorrectReinstatementPlanForm implements FormHandler {

  private static final String NOTE = "planCorrectionNote";
  private static final String PLAN = "planConfirmed";

  private final EnforcementSteps steps;

  CorrectReinstatementPlanForm(EnforcementSteps steps) {
    this.steps = steps;
  }

  @Override
  public String formId() {
    return "correct-reinstatement-plan";
  }

  @Override
  public Map<String, Object> prefill(InboxTask task) {
    var missing = steps.planObstacles(task.caseId());
    return Map.of(
        "planProgress",
        steps.plan(task.caseId()),
        "planMissing",
        missing.isEmpty() ? "" : "**Still missing:** " + String.join("; ", missing) + ".");
  }

  @Override
  public List<FieldError> validate(InboxTask task, Map<String, Object> data, Actor by) {
    var submitted = new Submitted(data);
    var errors = new ArrayList<FieldError>();
    if (submitted.text(NOTE).isEmpty()) {
      errors.add(new FieldError(NOTE, "Say what you corrected."));
    }
    var missing = steps.planObstacles(task.caseId());
    if (!missing.isEmpty()) {
      errors.add(
          new FieldError(
              PLAN,
              "The plan is not complete; open its page: %s."
                  .formatted(String.join("; ", missing))));
    } else if (!submitted.checked(PLAN)) {
      errors.add(new FieldError(PLAN, "Confirm the plan."));
    }
    return errors;
  }

  @Override
  public void record(InboxTask task, Map<String, Object> data, Actor by) {
    steps.correctPlan(task.caseId(), task.key(), new Submitted(data).text(NOTE), by);
  }
}
