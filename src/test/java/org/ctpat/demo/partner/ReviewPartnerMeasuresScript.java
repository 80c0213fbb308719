package org.ctpat.demo.partner;

import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.demo.DemoCompany;
import org.ctpat.demo.FormScript;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;

/** The specialist accepts the measures. */
@Component
class ReviewPartnerMeasuresScript implements FormScript {

  @Override
  public String formId() {
    return "review-partner-measures";
  }

  @Override
  public Map<String, Object> play(InboxTask task, DemoCompany company, Actor by) {
    return Map.of("measuresDecision", "accept");
  }
}
