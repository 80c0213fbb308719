package org.ctpat.demo.riskrenewal;

import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.demo.DemoCompany;
import org.ctpat.demo.FormScript;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;

/** The point of contact plans the actions. */
@Component
class PlanCorrectiveActionsScript implements FormScript {

  private final RiskStory story;

  PlanCorrectiveActionsScript(RiskStory story) {
    this.story = story;
  }

  @Override
  public String formId() {
    return "plan-corrective-actions";
  }

  @Override
  public Map<String, Object> play(InboxTask task, DemoCompany company, Actor by) {
    story.planActions(RiskStory.assessmentId(task), company, by);
    return Map.of("actionPlanConfirmed", true);
  }
}
