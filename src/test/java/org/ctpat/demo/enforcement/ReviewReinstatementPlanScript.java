package org.ctpat.demo.enforcement;

import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.demo.DemoCompany;
import org.ctpat.demo.FormScript;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;

/** The specialist accepts the plan. */
@Component
class ReviewReinstatementPlanScript implements FormScript {

  @Override
  public String formId() {
    return "review-reinstatement-plan";
  }

  @Override
  public Map<String, Object> play(InboxTask task, DemoCompany company, Actor by) {
    return Map.of("planDecision", "accept");
  }
}
