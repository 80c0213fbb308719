package org.ctpat.demo.application;

import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.demo.DemoCompany;
import org.ctpat.demo.FormScript;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;

/** The specialist recommends what follows from the vetting. */
@Component
class RecommendDecisionScript implements FormScript {

  @Override
  public String formId() {
    return "recommend-decision";
  }

  @Override
  public Map<String, Object> play(InboxTask task, DemoCompany company, Actor by) {
    var recommendation =
        "pass".equals(task.variables().get("vettingResult")) ? "certify" : "reject";
    return Map.of(
        "recommendation",
        recommendation,
        "recommendationReason",
        new Texts(company).at("recommendation/" + recommendation));
  }
}
