package org.ctpat.demo.validation;

import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.deadline.Deadlines;
import org.ctpat.demo.DemoCompany;
import org.ctpat.demo.FormScript;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;

/** The specialist has checked the foreign certificate and accepts it. */
@Component
class ConfirmForeignValidationScript implements FormScript {

  private final Deadlines deadlines;

  ConfirmForeignValidationScript(Deadlines deadlines) {
    this.deadlines = deadlines;
  }

  @Override
  public String formId() {
    return "confirm-foreign-validation";
  }

  @Override
  public Map<String, Object> play(InboxTask task, DemoCompany company, Actor by) {
    return Map.of(
        "foreignValidation",
        "accept",
        "partnerConfirmedOn",
        deadlines.today().toString(),
        "foreignRemarks",
        "The liaison office of the partner programme confirmed certificate and status by e-mail this morning.");
  }
}
