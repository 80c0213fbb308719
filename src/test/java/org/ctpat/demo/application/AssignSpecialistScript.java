package org.ctpat.demo.application;

import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.demo.DemoCompany;
import org.ctpat.demo.FormScript;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;

/** A supervisor confirms the eligibility and names the specialist of the field office. */
@Component
class AssignSpecialistScript implements FormScript {

  @Override
  public String formId() {
    return "assign-specialist";
  }

  @Override
  public Map<String, Object> play(InboxTask task, DemoCompany company, Actor by) {
    return Map.of(
        "eligibilityConfirmed",
        "yes",
        "specialistId",
        new Texts(company).at("assignment/specialist"));
  }
}
