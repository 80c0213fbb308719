package org.ctpat.demo.application;

import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.demo.DemoCompany;
import org.ctpat.demo.FormScript;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;

/** The company goes on with its application. */
@Component
class CloseUnfinishedApplicationScript implements FormScript {

  @Override
  public String formId() {
    return "close-unfinished-application";
  }

  @Override
  public Map<String, Object> play(InboxTask task, DemoCompany company, Actor by) {
    return Map.of(
        "closingDecision", "continue", "closingReason", new Texts(company).at("closing/continue"));
  }
}
