package org.ctpat.demo.application;

import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.demo.DemoCompany;
import org.ctpat.demo.FormScript;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;

/** The company answers the vetting unit. */
@Component
class ProvideVettingInformationScript implements FormScript {

  @Override
  public String formId() {
    return "provide-vetting-information";
  }

  @Override
  public Map<String, Object> play(InboxTask task, DemoCompany company, Actor by) {
    return Map.of(
        "vettingAnswer", new Texts(company).at("vetting/answer"), "vettingInformationGiven", true);
  }
}
