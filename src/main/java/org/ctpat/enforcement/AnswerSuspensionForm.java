package org.ctpat.enforcement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.task.FieldError;
import org.ctpat.task.FormHandler;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;

/** The company answers its suspension with a plan and its consent to unannounced visits (DL13). */
@Component
class AnswerSuspensionForm implements FormHandler {

  private static final String ANSWER = "suspensionAnswer";
  private static final String FILES = "suspensionFiles";
  private static final String CONSENT = "visitsConsented";
  private static final String PLAN = "planConfirmed";

  private final EnforcementSteps steps;

  AnswerSuspensionForm(EnforcementSteps steps) {
    this.steps = steps;
  }

  @Override
  public String formId() {
    return "answer-suspension";
  }

  @Override
  public Map<String, Object> prefill(InboxTask task) {
    var missing = steps.planObstacles(task.caseId());
    return Map.of(
        "groundsSummary",
        steps.proposal(task.caseId()),
        "planProgress",
        steps.plan(task.caseId()),
        "planMissing",
        missing.isEmpty() ? "" : "**Still missing:** " + String.join("; ", missing) + ".");
  }

  @Override
  public List<FieldError> validate(InboxTask task, Map<String, Object> data, Actor by) {
    var submitted = new Submitted(data);
    var errors = new ArrayList<FieldError>();
    if (submitted.text(ANSWER).isEmpty()) {
      errors.add(new FieldError(ANSWER, "Answer each of the grounds."));
    }
    if (!submitted.checked(CONSENT)) {
      errors.add(
          new FieldError(
              CONSENT, "Consent to unannounced visits: without it there is no reinstatement."));
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
    if (!steps.strange(task.accountNumber(), submitted.texts(FILES)).isEmpty()) {
      errors.add(new FieldError(FILES, "A file was not kept: add it again."));
    }
    return errors;
  }

  @Override
  public void record(InboxTask task, Map<String, Object> data, Actor by) {
    var submitted = new Submitted(data);
    steps.respond(
        task.caseId(),
        submitted.text(ANSWER),
        submitted.checked(CONSENT),
        submitted.texts(FILES),
        by);
  }
}
