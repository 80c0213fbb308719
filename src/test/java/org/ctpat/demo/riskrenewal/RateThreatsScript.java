package org.ctpat.demo.riskrenewal;

import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.demo.DemoCompany;
import org.ctpat.demo.FormScript;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;

/** The point of contact rates the threats of each lane. */
@Component
class RateThreatsScript implements FormScript {

  private final RiskStory story;

  RateThreatsScript(RiskStory story) {
    this.story = story;
  }

  @Override
  public String formId() {
    return "rate-threats";
  }

  @Override
  public Map<String, Object> play(InboxTask task, DemoCompany company, Actor by) {
    story.rateThreats(RiskStory.assessmentId(task), company, by);
    return Map.of("threatsConfirmed", true);
  }
}
