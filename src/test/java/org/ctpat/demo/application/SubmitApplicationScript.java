package org.ctpat.demo.application;

import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.demo.DemoCompany;
import org.ctpat.demo.FormScript;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;

/** The officer hands the application in. */
@Component
class SubmitApplicationScript implements FormScript {

  @Override
  public String formId() {
    return "submit-application";
  }

  @Override
  public Map<String, Object> play(InboxTask task, DemoCompany company, Actor by) {
    return Map.of(
        "submissionConfirmed", true, "submissionNote", new Texts(company).at("submissionNote"));
  }
}
