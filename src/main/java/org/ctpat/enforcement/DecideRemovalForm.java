package org.ctpat.enforcement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.task.FieldError;
import org.ctpat.task.FormHandler;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;

/** Headquarters removes a member at once, or gives the case back to the field office. */
@Component
class DecideRemovalForm implements FormHandler {

  private static final String DECISION = "removalDecision";
  private static final String REASON = "removalReason";

  private final EnforcementSteps steps;

  DecideRemovalForm(EnforcementSteps steps) {
    this.steps = steps;
  }

  @Override
  public String formId() {
    return "decide-removal";
  }

  @Override
  public Map<String, Object> prefill(InboxTask task) {
    return Map.of("proposalSummary", steps.proposal(task.caseId()));
  }

  @Override
  public List<FieldError> validate(InboxTask task, Map<String, Object> data, Actor by) {
    var submitted = new Submitted(data);
    var errors = new ArrayList<FieldError>();
    steps
        .objection(task.caseId(), Decision.Step.REMOVAL, by)
        .ifPresent(why -> errors.add(new FieldError("", why + ".")));
    if (submitted.decision(Decision.Step.REMOVAL, DECISION).isEmpty()) {
      errors.add(new FieldError(DECISION, "Choose whether the member is removed at once."));
    }
    if (submitted.text(REASON).isEmpty()) {
      errors.add(new FieldError(REASON, "Give the reason; the company reads it."));
    }
    return errors;
  }

  @Override
  public void record(InboxTask task, Map<String, Object> data, Actor by) {
    var submitted = new Submitted(data);
    steps.decide(
        task.caseId(),
        task.key(),
        submitted.decision(Decision.Step.REMOVAL, DECISION).orElseThrow(),
        submitted.text(REASON),
        null,
        by);
  }
}
