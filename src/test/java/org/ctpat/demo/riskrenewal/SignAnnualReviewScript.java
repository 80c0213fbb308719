package org.ctpat.demo.riskrenewal;

import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.demo.DemoCompany;
import org.ctpat.demo.FormScript;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;

/** The officer signs the annual review. */
@Component
class SignAnnualReviewScript implements FormScript {

  @Override
  public String formId() {
    return "sign-annual-review";
  }

  @Override
  public Map<String, Object> play(InboxTask task, DemoCompany company, Actor by) {
    return Map.of("annualReviewSigned", true);
  }
}
