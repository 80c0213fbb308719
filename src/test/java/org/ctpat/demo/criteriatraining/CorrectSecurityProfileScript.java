package org.ctpat.demo.criteriatraining;

import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.demo.DemoCompany;
import org.ctpat.demo.FormScript;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;

/** The point of contact answers the remarks. */
@Component
class CorrectSecurityProfileScript implements FormScript {

  private final ProfileAuthor author;

  CorrectSecurityProfileScript(ProfileAuthor author) {
    this.author = author;
  }

  @Override
  public String formId() {
    return "correct-security-profile";
  }

  @Override
  public Map<String, Object> play(InboxTask task, DemoCompany company, Actor by) {
    author.answerRemarks(task.accountNumber(), by);
    author.complete(company, task.accountNumber(), by);
    return Map.of(
        "correctionConfirmed",
        true,
        "correctionNote",
        "The answers that you questioned now name who does it, how often, and where the record is"
            + " kept.");
  }
}
