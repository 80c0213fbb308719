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

/** The company answers, writes a plan with one goal and consents to unannounced visits. */
@Component
class AnswerSuspensionScript implements FormScript {

  private final Enforcements enforcements;
  private final Deadlines deadlines;

  AnswerSuspensionScript(Enforcements enforcements, Deadlines deadlines) {
    this.enforcements = enforcements;
    this.deadlines = deadlines;
  }

  @Override
  public String formId() {
    return "answer-suspension";
  }

  @Override
  public Map<String, Object> play(InboxTask task, DemoCompany company, Actor by) {
    if (enforcements.find(task.caseId()).orElseThrow().goals().stream()
        .noneMatch(EnforcementView.Goal::open)) {
      enforcements.addGoal(
          task.caseId(),
          new GoalEntry(
              "Each container leaves with a seal whose number two people have written down, day and night.",
              "6.5",
              deadlines.today().plusDays(45),
              List.of(),
              null),
          by);
    }
    return Map.of(
        "suspensionAnswer",
        "The night shift closed containers without the seal log since the checker had left; a new one is trained and in place.",
        "suspensionFiles",
        List.of(),
        "planConfirmed",
        true,
        "visitsConsented",
        true);
  }
}
