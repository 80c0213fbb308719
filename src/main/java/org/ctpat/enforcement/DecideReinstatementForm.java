package org.ctpat.enforcement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.task.FieldError;
import org.ctpat.task.FormHandler;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;

/** Headquarters reinstates a suspended member, asks for more goals, or removes it. */
@Component
class DecideReinstatementForm implements FormHandler {

  private static final String DECISION = "reinstatementDecision";
  private static final String REASON = "reinstatementReason";

  private final EnforcementSteps steps;

  DecideReinstatementForm(EnforcementSteps steps) {
    this.steps = steps;
  }

  @Override
  public String formId() {
    return "decide-reinstatement";
  }

  @Override
  public Map<String, Object> prefill(InboxTask task) {
    return Map.of("reinstatementFacts", steps.reinstatement(task.caseId()));
  }

  @Override
  public List<FieldError> validate(InboxTask task, Map<String, Object> data, Actor by) {
    var submitted = new Submitted(data);
    var errors = new ArrayList<FieldError>();
    steps
        .objection(task.caseId(), Decision.Step.REINSTATEMENT, by)
        .ifPresent(why -> errors.add(new FieldError("", why + ".")));
    var decision = submitted.decision(Decision.Step.REINSTATEMENT, DECISION);
    if (decision.isEmpty()) {
      errors.add(new FieldError(DECISION, "Choose what becomes of the member."));
    }
    if (submitted.text(REASON).isEmpty()) {
      errors.add(new FieldError(REASON, "Give the reason; the company reads it."));
    }
    if (decision.filter(Decision.REINSTATE::equals).isPresent()) {
      var obstacles = steps.reinstatementObstacles(task.caseId());
      if (!obstacles.isEmpty()) {
        errors.add(
            new FieldError(
                DECISION,
                "The member cannot be reinstated yet: %s. Ask for more goals, or remove it."
                    .formatted(String.join("; ", obstacles))));
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
        submitted.decision(Decision.Step.REINSTATEMENT, DECISION).orElseThrow(),
        submitted.text(REASON),
        null,
        by);
  }
}
