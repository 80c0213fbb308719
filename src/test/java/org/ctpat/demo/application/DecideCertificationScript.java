package org.ctpat.demo.application;

import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.demo.DemoCompany;
import org.ctpat.demo.FormScript;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;

/** A supervisor decides as the vetting and the recommendation say. */
@Component
class DecideCertificationScript implements FormScript {

  @Override
  public String formId() {
    return "decide-certification";
  }

  @Override
  public Map<String, Object> play(InboxTask task, DemoCompany company, Actor by) {
    var decision = "pass".equals(task.variables().get("vettingResult")) ? "certify" : "reject";
    return Map.of(
        "certificationDecision",
        decision,
        "decisionReason",
        new Texts(company).at("decision/" + decision));
  }
}
