package org.ctpat.demo.validation;

import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.demo.DemoCompany;
import org.ctpat.demo.FormScript;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;

/** The supervisor approves the report. */
@Component
class ApproveValidationReportScript implements FormScript {

  @Override
  public String formId() {
    return "approve-validation-report";
  }

  @Override
  public Map<String, Object> play(InboxTask task, DemoCompany company, Actor by) {
    return Map.of("reportDecision", "approve");
  }
}
