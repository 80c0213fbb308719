package org.ctpat.demo.riskrenewal;

import java.util.HashMap;
import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.demo.DemoCompany;
import org.ctpat.demo.FormScript;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;

/** The point of contact documents the method. */
@Component
class DocumentMethodScript implements FormScript {

  @Override
  public String formId() {
    return "document-method";
  }

  @Override
  public Map<String, Object> play(InboxTask task, DemoCompany company, Actor by) {
    var method = RiskStory.file(company).method();
    var data = new HashMap<String, Object>();
    data.put("methodSetUpOn", method.setUpOn().toString());
    data.put("methodResponsible", method.responsible());
    data.put("methodDue", method.due());
    data.put("methodFrequency", method.frequency());
    data.put("methodThreats", method.threats());
    data.put("methodVulnerabilities", method.vulnerabilities());
    data.put("methodFollowUp", method.followUp());
    data.put("methodTraining", method.training());
    data.put("methodOversight", method.oversight());
    return data;
  }
}
