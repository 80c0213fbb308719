package org.ctpat.demo.incident;

import java.util.ArrayList;
import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.demo.DemoCompany;
import org.ctpat.demo.FormScript;
import org.ctpat.incident.IncidentView;
import org.ctpat.incident.Incidents;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;

/** The specialist tells whoever the kind of incident asks to tell and the company has not told. */
@Component
class NotifyPartiesScript implements FormScript {

  private final Incidents incidents;

  NotifyPartiesScript(Incidents incidents) {
    this.incidents = incidents;
  }

  @Override
  public String formId() {
    return "notify-parties";
  }

  @Override
  public Map<String, Object> play(InboxTask task, DemoCompany company, Actor by) {
    var incident = incidents.find(task.caseId()).orElseThrow();
    var rows = new ArrayList<Map<String, Object>>();
    incident
        .told()
        .forEach(
            told -> rows.add(row(told.party(), told.name(), told.at().toString(), told.how())));
    incident.type().tell().stream()
        .filter(party -> rows.stream().noneMatch(row -> row.get("party").equals(party)))
        .forEach(party -> rows.add(row(party, who(party), told(incident), "Telephone")));
    return Map.of("toldParties", rows);
  }

  private static Map<String, Object> row(String party, String name, String at, String how) {
    return Map.of("party", party, "partyName", name, "toldAt", at, "toldHow", how);
  }

  private static String told(IncidentView incident) {
    return incident.reportedAt().toString();
  }

  private static String who(String party) {
    return switch (party) {
      case "portOfEntry" -> "Port of Laredo, officer on duty";
      case "lawEnforcement" -> "Erie County Sheriff, desk sergeant";
      case "foreignAuthority" -> "Vietnam Customs, Hai Phong branch";
      default -> "Dispatcher of the trucking company";
    };
  }
}
