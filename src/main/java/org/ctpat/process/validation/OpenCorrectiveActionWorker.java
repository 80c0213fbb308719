package org.ctpat.process.validation;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.validation.CorrectiveActions;
import org.springframework.stereotype.Component;

/**
 * Begins the work on a corrective action. A second run returns the same; the letter exists once for
 * each action.
 */
@Component
class OpenCorrectiveActionWorker {

  private static final String TYPE = "open-corrective-action";

  private final CorrectiveActions actions;

  OpenCorrectiveActionWorker(CorrectiveActions actions) {
    this.actions = actions;
  }

  @JobWorker(type = TYPE)
  Begun open(@Variable String actionId) {
    var begun = actions.begin(actionId, Actor.system(TYPE));
    return new Begun(
        begun.actionDueAt().toString(), begun.dueRule(), begun.actionSummary(), begun.caseGlance());
  }

  record Begun(
      String actionDueAt, String dueRule, String actionSummary, Map<String, Object> caseGlance) {}
}
