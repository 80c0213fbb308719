package org.ctpat.demo.application;

import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.demo.DemoCompany;
import org.ctpat.demo.FormScript;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;

/** The specialist confirms the silence of the company. */
@Component
class ConfirmNoAnswerScript implements FormScript {

  @Override
  public String formId() {
    return "confirm-no-answer";
  }

  @Override
  public Map<String, Object> play(InboxTask task, DemoCompany company, Actor by) {
    return Map.of(
        "noAnswerDecision", "confirm", "noAnswerReason", new Texts(company).at("noAnswer/confirm"));
  }
}
