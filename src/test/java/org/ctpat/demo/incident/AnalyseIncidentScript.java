package org.ctpat.demo.incident;

import java.util.List;
import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.demo.DemoCompany;
import org.ctpat.demo.FormScript;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;

/** The specialist finds the seal check at the dock wanting and asks for one action. */
@Component
class AnalyseIncidentScript implements FormScript {

  @Override
  public String formId() {
    return "analyse-incident";
  }

  @Override
  public Map<String, Object> play(InboxTask task, DemoCompany company, Actor by) {
    return Map.of(
        "incidentCause",
        "The seal was cut at an unguarded stop between the terminal and the warehouse.",
        "incidentAnalysis",
        "The receiving clerk compared number and condition, stopped the unloading and called at once. The carrier's route had no instruction about where a driver may rest.",
        "incidentFinding",
        "notMet",
        "requiredMeasures",
        List.of(
            Map.of(
                "criterion",
                "6.7",
                "found",
                "The driver did not look at the seal after a rest of two hours.",
                "measure",
                "Have drivers check the seal by VVTT after every stop and write it down.",
                "owner",
                "Warehouse manager")),
        "decideAtOnce",
        false);
  }
}
