package org.ctpat.demo.enforcement;

import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.demo.DemoCompany;
import org.ctpat.demo.FormScript;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;

/** Headquarters removes the member at once. */
@Component
class DecideRemovalScript implements FormScript {

  @Override
  public String formId() {
    return "decide-removal";
  }

  @Override
  public Map<String, Object> play(InboxTask task, DemoCompany company, Actor by) {
    return Map.of(
        "removalDecision",
        "remove",
        "removalReason",
        "The port found narcotics behind a false wall that the yard manager had built himself.");
  }
}
