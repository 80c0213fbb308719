package org.ctpat.process.risk;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.ctpat.audit.Actor;
import org.ctpat.risk.Level;
import org.ctpat.risk.RiskAssessments;
import org.springframework.stereotype.Component;

/**
 * Stores the risk of each lane and tells whether actions are needed. A second run meets the same
 * ratings and changes nothing.
 */
@Component
class RecordRiskRatingsWorker {

  private static final String TYPE = "record-risk-ratings";

  private final RiskAssessments assessments;

  RecordRiskRatingsWorker(RiskAssessments assessments) {
    this.assessments = assessments;
  }

  @JobWorker(type = TYPE)
  Rated record(@Variable String assessmentId, @Variable LaneRisk[] laneRisks) {
    var risks =
        Arrays.stream(laneRisks)
            .collect(Collectors.toMap(LaneRisk::laneId, lane -> Level.named(lane.risk())));
    return new Rated(assessments.rate(assessmentId, risks, Actor.system(TYPE)));
  }

  record LaneRisk(String laneId, String risk) {}

  record Rated(boolean actionsNeeded) {}
}
