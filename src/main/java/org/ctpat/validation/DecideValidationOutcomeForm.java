package org.ctpat.validation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.task.FieldError;
import org.ctpat.task.FormHandler;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;

/** The supervisor, another person than the team, decides what follows from the validation. */
@Component
class DecideValidationOutcomeForm implements FormHandler {

  private static final String OUTCOME = "validationOutcome";
  private static final String REASON = "outcomeReason";

  private final Validations validations;
  private final ValidationSteps steps;

  DecideValidationOutcomeForm(Validations validations, ValidationSteps steps) {
    this.validations = validations;
    this.steps = steps;
  }

  @Override
  public String formId() {
    return "decide-validation-outcome";
  }

  @Override
  public Map<String, Object> prefill(InboxTask task) {
    return Map.of(OUTCOME, proposed(task).text("outcome"));
  }

  @Override
  public List<FieldError> validate(InboxTask task, Map<String, Object> data, Actor by) {
    var submitted = new Submitted(data);
    var errors = new ArrayList<FieldError>();
    if (validations.view(task.caseId()).team().contains(by.id())) {
      errors.add(
          new FieldError(
              OUTCOME, "You belong to the team of this validation: another person decides"));
    }
    var outcome = submitted.text(OUTCOME);
    var obstacle = steps.obstacle(task.caseId(), ValidationOutcome.of(outcome));
    if (obstacle != null) {
      errors.add(new FieldError(OUTCOME, obstacle));
    }
    var proposal = proposed(task).text("outcome");
    if (!outcome.equals(proposal) && submitted.text(REASON).isEmpty()) {
      errors.add(
          new FieldError(
              REASON, "Your decision differs from the proposal (" + proposal + "): say why"));
    }
    return errors;
  }

  @Override
  public void record(InboxTask task, Map<String, Object> data, Actor by) {
    var submitted = new Submitted(data);
    var reason = submitted.text(REASON);
    steps.decideOutcome(
        task.caseId(),
        ValidationOutcome.of(submitted.text(OUTCOME)),
        reason.isEmpty() ? proposed(task).text("reason") : reason,
        by);
  }

  private static Submitted proposed(InboxTask task) {
    return task.variables().get("proposedOutcome") instanceof Map<?, ?> proposal
        ? new Submitted(textKeys(proposal))
        : new Submitted(Map.of());
  }

  private static Map<String, Object> textKeys(Map<?, ?> map) {
    var result = new LinkedHashMap<String, Object>();
    map.forEach((key, value) -> result.put(String.valueOf(key), value));
    return result;
  }
}
