package org.ctpat.demo.riskrenewal;

import java.util.HashMap;
import java.util.Map;
import org.ctpat.demo.DemoCompany;

/** How a demo company assesses risks, as the form asks it, from its {@code lanes.json}. */
public record MethodOf(DemoCompany company) {

  public Map<String, Object> data() {
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
