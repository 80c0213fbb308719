package org.ctpat.demo.core;

import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.demo.DemoCompany;
import org.ctpat.demo.FormScript;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;

/** A specialist confirms a withdrawal after a telephone call. */
@Component
class ConfirmWithdrawalScript implements FormScript {

  @Override
  public String formId() {
    return "confirm-withdrawal";
  }

  @Override
  public Map<String, Object> play(InboxTask task, DemoCompany company, Actor by) {
    return Map.of(
        "withdrawalDecision",
        "confirm",
        "withdrawalNote",
        "Spoke with the point of contact this morning: the company sells its import business and leaves.");
  }
}
