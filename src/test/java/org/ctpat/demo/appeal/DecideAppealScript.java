package org.ctpat.demo.appeal;

import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.demo.DemoCompany;
import org.ctpat.demo.FormScript;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;

/** The appeals authority finds the contested decision wrong. */
@Component
class DecideAppealScript implements FormScript {

  @Override
  public String formId() {
    return "decide-appeal";
  }

  @Override
  public Map<String, Object> play(InboxTask task, DemoCompany company, Actor by) {
    return Map.of(
        "appealDecision",
        "overturn",
        "appealReasons",
        "The seal log of the carrier shows that the container was closed at loading and opened only by the examining officers. The company could not have prevented the loss, and its plan meets criterion 6.1.");
  }
}
