package org.ctpat.demo.incident;

import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.demo.DemoCompany;
import org.ctpat.demo.FormScript;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;

/** The supervisor closes the incident without consequence for the membership. */
@Component
class DecideIncidentScript implements FormScript {

  @Override
  public String formId() {
    return "decide-incident";
  }

  @Override
  public Map<String, Object> play(InboxTask task, DemoCompany company, Actor by) {
    return Map.of(
        "incidentDecision",
        "close",
        "decidedFinding",
        "notMet",
        "decisionReason",
        "Reported within the hour, nothing entered the supply chain, and the seal check has been mended.");
  }
}
