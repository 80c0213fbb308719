package org.ctpat.process.risk;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import org.ctpat.audit.Actor;
import org.ctpat.risk.RiskAssessments;
import org.springframework.stereotype.Component;

/**
 * Opens the assessment, as a copy of the last approved one. A second run meets it open and changes
 * nothing.
 */
@Component
class OpenRiskAssessmentWorker {

  private static final String TYPE = "open-risk-assessment";

  private final RiskAssessments assessments;

  OpenRiskAssessmentWorker(RiskAssessments assessments) {
    this.assessments = assessments;
  }

  @JobWorker(type = TYPE)
  void open(
      @Variable String accountNumber,
      @Variable String caseId,
      @Variable String assessmentId,
      @Variable String entityType) {
    assessments.open(assessmentId, accountNumber, caseId, entityType, Actor.system(TYPE));
  }
}
