package org.ctpat.demo.validation;

import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.deadline.Deadlines;
import org.ctpat.demo.DemoCompany;
import org.ctpat.demo.FormScript;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;

/** The specialist gives thirty more days. */
@Component
class DecideOverdueActionScript implements FormScript {

  private final Deadlines deadlines;

  DecideOverdueActionScript(Deadlines deadlines) {
    this.deadlines = deadlines;
  }

  @Override
  public String formId() {
    return "decide-overdue-action";
  }

  @Override
  public Map<String, Object> play(InboxTask task, DemoCompany company, Actor by) {
    return Map.of(
        "overdueDecision",
        "extend",
        "extendedUntil",
        deadlines.today().plusDays(30).toString(),
        "overdueReason",
        "The supplier of the new equipment confirmed its delivery in writing; the order was placed in time.");
  }
}
