package org.ctpat.demo.enforcement;

import java.util.List;
import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.demo.DemoCompany;
import org.ctpat.demo.FormScript;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;

/** The company shows within the two weeks that it complies. */
@Component
class AnswerCureNoticeScript implements FormScript {

  @Override
  public String formId() {
    return "answer-cure-notice";
  }

  @Override
  public Map<String, Object> play(InboxTask task, DemoCompany company, Actor by) {
    return Map.of(
        "cureAnswer",
        "The seal log is complete again since Monday; the warehouse manager checks it each evening and signs it.",
        "cureFiles",
        List.of());
  }
}
