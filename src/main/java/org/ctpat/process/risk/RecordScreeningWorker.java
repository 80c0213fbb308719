package org.ctpat.process.risk;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.ctpat.audit.Actor;
import org.ctpat.risk.Level;
import org.ctpat.risk.RiskAssessments;
import org.springframework.stereotype.Component;

/** Stores the threat level of each lane. A second run meets the same levels and changes nothing. */
@Component
class RecordScreeningWorker {

  private static final String TYPE = "record-screening";

  private final RiskAssessments assessments;

  RecordScreeningWorker(RiskAssessments assessments) {
    this.assessments = assessments;
  }

  @JobWorker(type = TYPE)
  void record(@Variable String assessmentId, @Variable LaneThreatLevel[] laneThreatLevels) {
    var levels =
        Arrays.stream(laneThreatLevels)
            .collect(Collectors.toMap(LaneThreatLevel::laneId, lane -> Level.named(lane.threat())));
    assessments.screen(assessmentId, levels, Actor.system(TYPE));
  }

  record LaneThreatLevel(String laneId, String threat) {}
}
