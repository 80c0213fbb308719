package org.ctpat.demo.application;

import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.demo.DemoCompany;
import org.ctpat.demo.FormScript;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;

/** The vetting unit passes the company. */
@Component
class VetCompanyScript implements FormScript {

  @Override
  public String formId() {
    return "vet-company";
  }

  @Override
  public Map<String, Object> play(InboxTask task, DemoCompany company, Actor by) {
    return Map.of("vettingResult", "pass", "vettingNotes", new Texts(company).at("vetting/notes"));
  }
}
