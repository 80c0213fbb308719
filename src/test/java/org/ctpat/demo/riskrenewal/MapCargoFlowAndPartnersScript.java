package org.ctpat.demo.riskrenewal;

import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.demo.DemoCompany;
import org.ctpat.demo.FormScript;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;

/** The point of contact enters lanes, parties and stops. */
@Component
class MapCargoFlowAndPartnersScript implements FormScript {

  private final RiskStory story;

  MapCargoFlowAndPartnersScript(RiskStory story) {
    this.story = story;
  }

  @Override
  public String formId() {
    return "map-cargo-flow-and-partners";
  }

  @Override
  public Map<String, Object> play(InboxTask task, DemoCompany company, Actor by) {
    story.mapCargoFlow(RiskStory.assessmentId(task), company, by);
    return Map.of("cargoFlowConfirmed", true);
  }
}
