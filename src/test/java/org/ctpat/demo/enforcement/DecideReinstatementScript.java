package org.ctpat.demo.enforcement;

import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.demo.DemoCompany;
import org.ctpat.demo.FormScript;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;

/** Headquarters reinstates the member. */
@Component
class DecideReinstatementScript implements FormScript {

  @Override
  public String formId() {
    return "decide-reinstatement";
  }

  @Override
  public Map<String, Object> play(InboxTask task, DemoCompany company, Actor by) {
    return Map.of(
        "reinstatementDecision",
        "reinstate",
        "reinstatementReason",
        "All goals are reached, and the check without notice found them at work.");
  }
}
