package org.ctpat.demo.validation;

import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.demo.DemoCompany;
import org.ctpat.demo.FormScript;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;

/** The specialist accepts the proof. */
@Component
class VerifyCorrectiveActionScript implements FormScript {

  @Override
  public String formId() {
    return "verify-corrective-action";
  }

  @Override
  public Map<String, Object> play(InboxTask task, DemoCompany company, Actor by) {
    return Map.of("verification", "accept");
  }
}
