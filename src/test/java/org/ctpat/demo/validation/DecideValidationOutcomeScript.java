package org.ctpat.demo.validation;

import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.demo.DemoCompany;
import org.ctpat.demo.FormScript;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;

/** The supervisor follows the proposal of the decision table. */
@Component
class DecideValidationOutcomeScript implements FormScript {

  @Override
  public String formId() {
    return "decide-validation-outcome";
  }

  @Override
  public Map<String, Object> play(InboxTask task, DemoCompany company, Actor by) {
    if (!(task.variables().get("proposedOutcome") instanceof Map<?, ?> proposal)) {
      throw new IllegalStateException("No outcome is proposed for " + task.caseId());
    }
    return Map.of("validationOutcome", String.valueOf(proposal.get("outcome")));
  }
}
