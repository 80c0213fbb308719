package org.ctpat.process.risk;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.util.List;
import java.util.Map;
import org.ctpat.risk.RiskAssessments;
import org.springframework.stereotype.Component;

/**
 * Reads the threat ratings of each lane for decision {@code threatLevel}. It writes nothing, so a
 * second run changes nothing.
 */
@Component
class CollectThreatRatingsWorker {

  private static final String TYPE = "collect-threat-ratings";

  private final RiskAssessments assessments;

  CollectThreatRatingsWorker(RiskAssessments assessments) {
    this.assessments = assessments;
  }

  @JobWorker(type = TYPE)
  Collected collect(@Variable String assessmentId) {
    return new Collected(assessments.threatRatings(assessmentId));
  }

  record Collected(List<Map<String, Object>> laneThreats) {}
}
