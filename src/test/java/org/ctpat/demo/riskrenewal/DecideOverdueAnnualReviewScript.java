package org.ctpat.demo.riskrenewal;

import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.deadline.Deadlines;
import org.ctpat.demo.DemoCompany;
import org.ctpat.demo.FormScript;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;

/** The supervisor gives the company three more weeks. */
@Component
class DecideOverdueAnnualReviewScript implements FormScript {

  private final Deadlines deadlines;

  DecideOverdueAnnualReviewScript(Deadlines deadlines) {
    this.deadlines = deadlines;
  }

  @Override
  public String formId() {
    return "decide-overdue-annual-review";
  }

  @Override
  public Map<String, Object> play(InboxTask task, DemoCompany company, Actor by) {
    return Map.of(
        "overdueDecision", "extend",
        "extendedUntil", deadlines.today().plusDays(21).toString(),
        "overdueReason", RenewalFile.of(company).extensionReason());
  }
}
