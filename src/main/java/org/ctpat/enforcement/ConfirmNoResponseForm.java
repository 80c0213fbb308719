package org.ctpat.enforcement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.task.FieldError;
import org.ctpat.task.FormHandler;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;

/** Headquarters confirms that the company stayed silent, or gives it more time (DL13). */
@Component
class ConfirmNoResponseForm implements FormHandler {

  private static final String DECISION = "silenceDecision";
  private static final String REASON = "silenceReason";
  private static final String UNTIL = "responseExtendedUntil";

  /** Days that more time may last at most: as long as the first time to answer (design choice). */
  private static final int LONGEST_EXTENSION = 90;

  private final EnforcementSteps steps;

  ConfirmNoResponseForm(EnforcementSteps steps) {
    this.steps = steps;
  }

  @Override
  public String formId() {
    return "confirm-no-response";
  }

  @Override
  public List<FieldError> validate(InboxTask task, Map<String, Object> data, Actor by) {
    var submitted = new Submitted(data);
    var errors = new ArrayList<FieldError>();
    steps
        .objection(task.caseId(), Decision.Step.SILENCE, by)
        .ifPresent(why -> errors.add(new FieldError("", why + ".")));
    var decision = submitted.decision(Decision.Step.SILENCE, DECISION);
    if (decision.isEmpty()) {
      errors.add(new FieldError(DECISION, "Choose whether the member is removed."));
    }
    if (submitted.text(REASON).isEmpty()) {
      errors.add(new FieldError(REASON, "Give the reason; the company reads it."));
    }
    if (decision.filter(Decision.EXTEND::equals).isPresent()) {
      var today = steps.today();
      var latest = today.plusDays(LONGEST_EXTENSION);
      if (submitted
          .date(UNTIL)
          .filter(until -> until.isAfter(today) && !until.isAfter(latest))
          .isEmpty()) {
        errors.add(
            new FieldError(
                UNTIL,
                "Give a date after today, %s, and not later than %s.".formatted(today, latest)));
      }
    }
    return errors;
  }

  @Override
  public void record(InboxTask task, Map<String, Object> data, Actor by) {
    var submitted = new Submitted(data);
    var decision = submitted.decision(Decision.Step.SILENCE, DECISION).orElseThrow();
    steps.decide(
        task.caseId(),
        task.key(),
        decision,
        submitted.text(REASON),
        decision == Decision.EXTEND ? submitted.date(UNTIL).orElseThrow() : null,
        by);
  }
}
