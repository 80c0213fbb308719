package org.ctpat.demo.riskrenewal;

import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.demo.DemoCompany;
import org.ctpat.demo.FormScript;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;

/** The point of contact corrects the annual review. */
@Component
class CorrectAnnualReviewScript implements FormScript {

  @Override
  public String formId() {
    return "correct-annual-review";
  }

  @Override
  public Map<String, Object> play(InboxTask task, DemoCompany company, Actor by) {
    return Map.of(
        "correctionNote", RenewalFile.of(company).correction(), "correctionConfirmed", true);
  }
}
