package org.ctpat.enforcement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.task.FieldError;
import org.ctpat.task.FormHandler;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;

/**
 * A supervisor clears a proposed suspension, gives a cure notice, suspends or asks headquarters.
 */
@Component
class ReviewProposedSuspensionForm implements FormHandler {

  private static final String DECISION = "suspensionDecision";
  private static final String REASON = "suspensionReason";

  private final EnforcementSteps steps;

  ReviewProposedSuspensionForm(EnforcementSteps steps) {
    this.steps = steps;
  }

  @Override
  public String formId() {
    return "review-proposed-suspension";
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
        .objection(task.caseId(), Decision.Step.REVIEW, by)
        .ifPresent(why -> errors.add(new FieldError("", why + ".")));
    var decision = submitted.decision(Decision.Step.REVIEW, DECISION);
    if (decision.isEmpty()) {
      errors.add(new FieldError(DECISION, "Choose what becomes of the proposal."));
    }
    if (submitted.text(REASON).isEmpty()) {
      errors.add(new FieldError(REASON, "Give the reason; the company reads it."));
    }
    if (decision.filter(Decision.CURE::equals).isPresent()) {
      var beyond = steps.beyondCure(task.caseId());
      if (!beyond.isEmpty()) {
        errors.add(
            new FieldError(
                DECISION,
                "A cure notice does not mend these grounds: %s. Clear, suspend or ask headquarters."
                    .formatted(String.join("; ", beyond))));
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
        submitted.decision(Decision.Step.REVIEW, DECISION).orElseThrow(),
        submitted.text(REASON),
        null,
        by);
  }
}
