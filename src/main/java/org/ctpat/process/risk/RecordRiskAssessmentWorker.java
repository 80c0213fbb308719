package org.ctpat.process.risk;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import org.ctpat.audit.Actor;
import org.ctpat.risk.RiskAssessments;
import org.springframework.stereotype.Component;

/**
 * Approves the signed assessment and has its actions opened. A second run meets it approved and
 * returns the stored date (DL18).
 */
@Component
class RecordRiskAssessmentWorker {

  private static final String TYPE = "record-risk-assessment";

  private final RiskAssessments assessments;

  RecordRiskAssessmentWorker(RiskAssessments assessments) {
    this.assessments = assessments;
  }

  @JobWorker(type = TYPE)
  Recorded record(@Variable String assessmentId) {
    var nextReview = assessments.record(assessmentId, Actor.system(TYPE));
    return new Recorded(nextReview.dueAt().toString());
  }

  record Recorded(String nextRiskReviewAt) {}
}
