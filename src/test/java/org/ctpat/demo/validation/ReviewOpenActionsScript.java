package org.ctpat.demo.validation;

import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.demo.DemoCompany;
import org.ctpat.demo.FormScript;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;

/** The specialist proposes what to do about actions that were not accepted. */
@Component
class ReviewOpenActionsScript implements FormScript {

  @Override
  public String formId() {
    return "review-open-actions";
  }

  @Override
  public Map<String, Object> play(InboxTask task, DemoCompany company, Actor by) {
    return Map.of(
        "openActionsProposal",
        "The company was reminded three times and had its extension. A must stays open without a date: propose suspension.");
  }
}
