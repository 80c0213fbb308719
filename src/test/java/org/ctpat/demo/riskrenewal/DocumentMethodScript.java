package org.ctpat.demo.riskrenewal;

import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.demo.DemoCompany;
import org.ctpat.demo.FormScript;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;

/** The point of contact documents the method. */
@Component
class DocumentMethodScript implements FormScript {

  @Override
  public String formId() {
    return "document-method";
  }

  @Override
  public Map<String, Object> play(InboxTask task, DemoCompany company, Actor by) {
    return new MethodOf(company).data();
  }
}
