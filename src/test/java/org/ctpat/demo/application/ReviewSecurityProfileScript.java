package org.ctpat.demo.application;

import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.demo.DemoCompany;
import org.ctpat.demo.FormScript;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;

/** The specialist approves the security profile. */
@Component
class ReviewSecurityProfileScript implements FormScript {

  @Override
  public String formId() {
    return "review-security-profile";
  }

  @Override
  public Map<String, Object> play(InboxTask task, DemoCompany company, Actor by) {
    return Map.of("profileDecision", "approve");
  }
}
