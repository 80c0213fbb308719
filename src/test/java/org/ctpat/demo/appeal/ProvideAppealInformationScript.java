package org.ctpat.demo.appeal;

import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.demo.DemoCompany;
import org.ctpat.demo.FormScript;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;

/** The company answers the question of the appeals authority. */
@Component
class ProvideAppealInformationScript implements FormScript {

  @Override
  public String formId() {
    return "provide-appeal-information";
  }

  @Override
  public Map<String, Object> play(InboxTask task, DemoCompany company, Actor by) {
    return Map.of(
        "appealAnswer",
        "Two people hold the seals: the shift leader and the dispatcher. Both signed the log of that day.",
        "appealAnswerGiven",
        true);
  }
}
