package org.ctpat.demo.enforcement;

import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.demo.DemoCompany;
import org.ctpat.demo.FormScript;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;

/** Another supervisor follows the proposal. */
@Component
class ReviewProposedSuspensionScript implements FormScript {

  @Override
  public String formId() {
    return "review-proposed-suspension";
  }

  @Override
  public Map<String, Object> play(InboxTask task, DemoCompany company, Actor by) {
    return Map.of(
        "suspensionDecision",
        "suspend",
        "suspensionReason",
        "Seals were found open on three of five containers, and two letters stayed without an answer.");
  }
}
