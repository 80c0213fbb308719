package org.ctpat.demo.criteriatraining;

import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.demo.DemoCompany;
import org.ctpat.demo.FormScript;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;

/** The point of contact reviews the yearly criteria, changes one answer and confirms the others. */
@Component
class ConfirmSecurityProfileScript implements FormScript {

  private final ProfileAuthor author;

  ConfirmSecurityProfileScript(ProfileAuthor author) {
    this.author = author;
  }

  @Override
  public String formId() {
    return "confirm-security-profile";
  }

  @Override
  public Map<String, Object> play(InboxTask task, DemoCompany company, Actor by) {
    author.reviewAgain(task.accountNumber(), by);
    author.extend(
        task.accountNumber(),
        "7.23",
        "All numbers of the contact list were called this month.",
        by);
    return Map.of("confirmUnchanged", true, "securityProfileConfirmed", true);
  }
}
