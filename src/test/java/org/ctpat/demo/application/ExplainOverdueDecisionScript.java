package org.ctpat.demo.application;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.demo.DemoCompany;
import org.ctpat.demo.FormScript;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;

/** A supervisor explains the delay and expects the decision within a month. */
@Component
class ExplainOverdueDecisionScript implements FormScript {

  private final Clock clock;

  ExplainOverdueDecisionScript(Clock clock) {
    this.clock = clock;
  }

  @Override
  public String formId() {
    return "explain-overdue-decision";
  }

  @Override
  public Map<String, Object> play(InboxTask task, DemoCompany company, Actor by) {
    return Map.of(
        "delayReason", new Texts(company).at("delay/reason"),
        "decisionExpectedOn", LocalDate.now(clock).plusMonths(1).toString());
  }
}
