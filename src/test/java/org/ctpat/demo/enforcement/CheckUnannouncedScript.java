package org.ctpat.demo.enforcement;

import java.util.List;
import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.deadline.Deadlines;
import org.ctpat.demo.DemoCompany;
import org.ctpat.demo.FormScript;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;

/** The specialist drives by on a Tuesday morning and finds what the plan says. */
@Component
class CheckUnannouncedScript implements FormScript {

  private final Deadlines deadlines;

  CheckUnannouncedScript(Deadlines deadlines) {
    this.deadlines = deadlines;
  }

  @Override
  public String formId() {
    return "check-unannounced";
  }

  @Override
  public Map<String, Object> play(InboxTask task, DemoCompany company, Actor by) {
    return Map.of(
        "checkedOn",
        deadlines.today().toString(),
        "checkedSite",
        "Buffalo warehouse",
        "checkFindings",
        "Goal 1: the seal log of the day was complete, seal by seal, and the checker on duty explained it without help.",
        "checkFiles",
        List.of(),
        "checkResult",
        "passed");
  }
}
