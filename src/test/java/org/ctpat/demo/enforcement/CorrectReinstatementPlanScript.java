package org.ctpat.demo.enforcement;

import java.util.List;
import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.deadline.Deadlines;
import org.ctpat.demo.DemoCompany;
import org.ctpat.demo.FormScript;
import org.ctpat.enforcement.EnforcementView;
import org.ctpat.enforcement.Enforcements;
import org.ctpat.enforcement.GoalEntry;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;

/** The company adds the goal that is asked for. */
@Component
class CorrectReinstatementPlanScript implements FormScript {

  private final Enforcements enforcements;
  private final Deadlines deadlines;

  CorrectReinstatementPlanScript(Enforcements enforcements, Deadlines deadlines) {
    this.enforcements = enforcements;
    this.deadlines = deadlines;
  }

  @Override
  public String formId() {
    return "correct-reinstatement-plan";
  }

  @Override
  public Map<String, Object> play(InboxTask task, DemoCompany company, Actor by) {
    if (enforcements.find(task.caseId()).orElseThrow().goals().stream()
        .noneMatch(EnforcementView.Goal::open)) {
      enforcements.addGoal(
          task.caseId(),
          new GoalEntry(
              "The security manager compares the seal log with the gate records each week and signs the result.",
              "6.5",
              deadlines.today().plusDays(45),
              List.of(),
              null),
          by);
    }
    return Map.of(
        "planCorrectionNote",
        "We added the weekly check of the seal log by the security manager.",
        "planConfirmed",
        true);
  }
}
