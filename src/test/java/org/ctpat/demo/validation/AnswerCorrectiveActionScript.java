package org.ctpat.demo.validation;

import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.deadline.Deadlines;
import org.ctpat.demo.DemoCompany;
import org.ctpat.demo.FormScript;
import org.ctpat.task.InboxTask;
import org.ctpat.validation.CorrectiveActions;
import org.springframework.stereotype.Component;

/** The company answers with the measure and proof of {@code actions.json}. */
@Component
class AnswerCorrectiveActionScript implements FormScript {

  private final CorrectiveActions actions;
  private final Deadlines deadlines;
  private final VisitFiles files;

  AnswerCorrectiveActionScript(CorrectiveActions actions, Deadlines deadlines, VisitFiles files) {
    this.actions = actions;
    this.deadlines = deadlines;
    this.files = files;
  }

  @Override
  public String formId() {
    return "answer-corrective-action";
  }

  @Override
  public Map<String, Object> play(InboxTask task, DemoCompany company, Actor by) {
    var actionId = String.valueOf(task.variables().get("actionId"));
    var action = actions.view(actionId);
    var answer = ActionAnswers.of(company).to(action.criterionId(), action.answers().size() + 1);
    return Map.of(
        "measureTaken",
        answer.measure(),
        "actionOwner",
        answer.owner(),
        "doneOn",
        deadlines.today().minusDays(answer.doneDaysBefore()).toString(),
        "proofFiles",
        files.ids(
            company, task.accountNumber(), answer.files(), "corrective action " + actionId, by));
  }
}
