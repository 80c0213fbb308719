package org.ctpat.demo.application;

import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.demo.DemoCompany;
import org.ctpat.demo.FormScript;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;

/** A specialist overrules the failed rules: the answers were mistaken. */
@Component
class ReviewIneligibilityScript implements FormScript {

  @Override
  public String formId() {
    return "review-ineligibility";
  }

  @Override
  public Map<String, Object> play(InboxTask task, DemoCompany company, Actor by) {
    return Map.of(
        "eligibilityDecision",
        "overrule",
        "eligibilityRemarks",
        new Texts(company).at("ineligibility/overrule"));
  }
}
