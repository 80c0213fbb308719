package org.ctpat.demo.criteriatraining;

import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.demo.DemoCompany;
import org.ctpat.demo.FormScript;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;

/** The point of contact answers all criteria and attaches the evidence. */
@Component
class CompleteSecurityProfileScript implements FormScript {

  private final ProfileAuthor author;

  CompleteSecurityProfileScript(ProfileAuthor author) {
    this.author = author;
  }

  @Override
  public String formId() {
    return "complete-security-profile";
  }

  @Override
  public Map<String, Object> play(InboxTask task, DemoCompany company, Actor by) {
    author.complete(company, task.accountNumber(), by);
    return Map.of("securityProfileConfirmed", true);
  }
}
