package org.ctpat.demo.enforcement;

import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.demo.DemoCompany;
import org.ctpat.demo.FormScript;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;

/** Headquarters confirms the silence. */
@Component
class ConfirmNoResponseScript implements FormScript {

  @Override
  public String formId() {
    return "confirm-no-response";
  }

  @Override
  public Map<String, Object> play(InboxTask task, DemoCompany company, Actor by) {
    return Map.of(
        "silenceDecision",
        "confirm",
        "silenceReason",
        "Two letters and four calls stayed without an answer; the mail came back as refused.");
  }
}
