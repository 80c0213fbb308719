package org.ctpat.process;

import java.util.Locale;
import java.util.Set;

/**
 * The messages that the application publishes to the engine, each with the variables it carries.
 */
public enum Message {
  APPLICATION_STARTED("accountNumber", "caseId", "entityType"),
  APPLICATION_WITHDRAWN,
  WITHDRAWAL_REQUESTED("withdrawalId"),
  MEMBERSHIP_ENDED,
  VALIDATION_BROKEN_OFF("cancelReason"),
  VALIDATION_SELECTED("validationReason"),
  WORK_PLAN_REQUESTED("planId", "planYear"),
  INCIDENT_REPORTED("incidentId"),
  SUSPENSION_PROPOSED("enforcementId"),
  APPEAL_FILED("appealId"),
  REAPPLICATION_STARTED,
  PARTNER_STATUS_LOST("followUpId"),
  PARTNER_STATUS_REGAINED("cancelReason"),
  PARTNER_MONITORING_REQUESTED,
  ANNUAL_REVIEW_RESUMED,
  VALIDATION_RESUMED,
  TRAINING_REFRESHER_DUE(
      "accountNumber", "caseId", "trainingPlanId", "entityType", "dueAt", "dueRule", "caseGlance"),
  TRAINING_CANCELLED("cancelReason"),
  CORRECTIVE_ACTION_CANCELLED("cancelReason"),
  CORRECTIVE_ACTION_OPENED("accountNumber", "caseId", "actionId", "entityType"),
  RISK_ASSESSMENT_CANCELLED("cancelReason"),
  RISK_ASSESSMENT_OPENED(
      "accountNumber", "caseId", "assessmentId", "entityType", "dueAt", "dueRule", "caseGlance");

  private final Set<String> variables;

  Message(String... variables) {
    this.variables = Set.of(variables);
  }

  /** The name in the models, such as {@code application-started}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public Set<String> variables() {
    return variables;
  }
}
