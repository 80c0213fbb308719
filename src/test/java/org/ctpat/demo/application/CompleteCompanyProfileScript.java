package org.ctpat.demo.application;

import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.demo.DemoCompany;
import org.ctpat.demo.FormScript;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;

/** The point of contact fills in the company profile, from {@code profile.json} of the company. */
@Component
class CompleteCompanyProfileScript implements FormScript {

  @Override
  public String formId() {
    return "complete-company-profile";
  }

  @Override
  public Map<String, Object> play(InboxTask task, DemoCompany company, Actor by) {
    return ProfileData.of(company);
  }
}
