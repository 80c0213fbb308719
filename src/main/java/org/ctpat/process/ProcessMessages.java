package org.ctpat.process;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientStatusException;
import io.camunda.client.api.command.ProblemException;
import io.grpc.Status;
import java.time.Duration;
import java.util.Map;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.Accounts;
import org.ctpat.account.MembershipEnded;
import org.ctpat.account.StandingRestored;
import org.ctpat.account.WithdrawalRequested;
import org.ctpat.appeal.AppealFiled;
import org.ctpat.application.ApplicationStarted;
import org.ctpat.application.ApplicationWithdrawn;
import org.ctpat.application.ReapplicationStarted;
import org.ctpat.enforcement.EnforcementOpened;
import org.ctpat.incident.IncidentReported;
import org.ctpat.partner.MonitoringRequested;
import org.ctpat.partner.PartnerStatusLost;
import org.ctpat.partner.PartnerStatusRegained;
import org.ctpat.planning.WorkPlanRequested;
import org.ctpat.risk.ReassessmentCancelled;
import org.ctpat.risk.ReassessmentOpened;
import org.ctpat.training.RefresherDue;
import org.ctpat.training.TrainingCancelled;
import org.ctpat.validation.CorrectiveActionCancelled;
import org.ctpat.validation.CorrectiveActionOpened;
import org.ctpat.validation.ValidationBrokenOff;
import org.ctpat.validation.ValidationSelected;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Turns events of the modules into messages. Each message has an id made from its event, which the
 * engine takes once, so that an event delivered twice moves the process once.
 */
@Component
class ProcessMessages {

  /** A message that starts a process may wait for a deployment. */
  private static final Duration UNTIL_STARTED = Duration.ofDays(7);

  /**
   * A message to a running process waits no longer, lest it meets a later process of the account.
   */
  private static final Duration UNTIL_RECEIVED = Duration.ofHours(1);

  private final CamundaClient client;
  private final Accounts accounts;
  private final JsonMapper mapper;

  ProcessMessages(CamundaClient client, Accounts accounts, JsonMapper mapper) {
    this.client = client;
    this.accounts = accounts;
    this.mapper = mapper;
  }

  @AfterCommit
  void on(ApplicationStarted event) {
    send(
        Message.APPLICATION_STARTED,
        event.accountNumber(),
        event.caseId(),
        UNTIL_STARTED,
        Map.of(
            "accountNumber", event.accountNumber(),
            "caseId", event.caseId(),
            "entityType", event.entityType()));
  }

  @AfterCommit
  void on(ApplicationWithdrawn event) {
    send(
        Message.APPLICATION_WITHDRAWN,
        event.accountNumber(),
        event.caseId(),
        UNTIL_RECEIVED,
        Map.of());
  }

  @AfterCommit
  void on(WithdrawalRequested event) {
    send(
        Message.WITHDRAWAL_REQUESTED,
        event.accountNumber(),
        event.requestId(),
        UNTIL_RECEIVED,
        Map.of("withdrawalId", event.requestId()));
  }

  @AfterCommit
  void on(MembershipEnded event) {
    send(
        Message.MEMBERSHIP_ENDED,
        event.accountNumber(),
        event.accountNumber() + "-" + event.endedAt(),
        UNTIL_RECEIVED,
        Map.of());
  }

  @AfterCommit
  void on(ValidationBrokenOff event) {
    send(
        Message.VALIDATION_BROKEN_OFF,
        event.caseId(),
        event.caseId(),
        UNTIL_RECEIVED,
        Map.of("cancelReason", event.reason()));
  }

  @AfterCommit
  void on(ValidationSelected event) {
    send(
        Message.VALIDATION_SELECTED,
        event.accountNumber(),
        event.accountNumber() + "-" + event.selectionId(),
        UNTIL_RECEIVED,
        Map.of("validationReason", event.reason()));
  }

  @AfterCommit
  void on(WorkPlanRequested event) {
    send(
        Message.WORK_PLAN_REQUESTED,
        event.planId(),
        event.planId(),
        UNTIL_STARTED,
        Map.of("planId", event.planId(), "planYear", event.planYear()));
  }

  @AfterCommit
  void on(IncidentReported event) {
    send(
        Message.INCIDENT_REPORTED,
        event.accountNumber(),
        event.incidentId(),
        UNTIL_RECEIVED,
        Map.of("incidentId", event.incidentId()));
  }

  @AfterCommit
  void on(EnforcementOpened event) {
    send(
        Message.SUSPENSION_PROPOSED,
        event.accountNumber(),
        event.enforcementId(),
        UNTIL_RECEIVED,
        Map.of("enforcementId", event.enforcementId()));
  }

  @AfterCommit
  void on(AppealFiled event) {
    send(
        Message.APPEAL_FILED,
        event.decisionId(),
        event.appealId(),
        UNTIL_RECEIVED,
        Map.of("appealId", event.appealId()));
  }

  @AfterCommit
  void on(ReapplicationStarted event) {
    send(
        Message.REAPPLICATION_STARTED,
        event.accountNumber(),
        event.caseId(),
        UNTIL_RECEIVED,
        Map.of());
  }

  @AfterCommit
  void on(PartnerStatusLost event) {
    send(
        Message.PARTNER_STATUS_LOST,
        event.accountNumber(),
        event.followUpId(),
        UNTIL_RECEIVED,
        Map.of("followUpId", event.followUpId()));
  }

  @AfterCommit
  void on(PartnerStatusRegained event) {
    send(
        Message.PARTNER_STATUS_REGAINED,
        event.followUpId(),
        event.followUpId(),
        UNTIL_RECEIVED,
        Map.of("cancelReason", event.reason()));
  }

  @AfterCommit
  void on(MonitoringRequested event) {
    send(
        Message.PARTNER_MONITORING_REQUESTED,
        event.runId(),
        event.runId(),
        UNTIL_STARTED,
        Map.of());
  }

  /** Wakes the cycles that wait for it; where none waits, the messages soon expire. */
  @AfterCommit
  void on(StandingRestored event) {
    var id = event.accountNumber() + "-" + event.restoredAt();
    send(Message.ANNUAL_REVIEW_RESUMED, event.accountNumber(), id, UNTIL_RECEIVED, Map.of());
    send(Message.VALIDATION_RESUMED, event.accountNumber(), id, UNTIL_RECEIVED, Map.of());
  }

  @AfterCommit
  void on(RefresherDue event) {
    send(
        Message.TRAINING_REFRESHER_DUE,
        event.trainingPlanId(),
        event.trainingPlanId(),
        UNTIL_STARTED,
        Map.of(
            "accountNumber",
            event.accountNumber(),
            "caseId",
            event.trainingPlanId(),
            "trainingPlanId",
            event.trainingPlanId(),
            "entityType",
            event.entityType(),
            "dueAt",
            event.dueAt().toString(),
            "dueRule",
            "DC06",
            "caseGlance",
            accounts.glance(AccountNumber.of(event.accountNumber()), "Training expires soon")));
  }

  @AfterCommit
  void on(TrainingCancelled event) {
    send(
        Message.TRAINING_CANCELLED,
        event.trainingPlanId(),
        event.trainingPlanId(),
        UNTIL_RECEIVED,
        Map.of("cancelReason", event.reason()));
  }

  @AfterCommit
  void on(ReassessmentCancelled event) {
    send(
        Message.RISK_ASSESSMENT_CANCELLED,
        event.assessmentId(),
        event.assessmentId(),
        UNTIL_RECEIVED,
        Map.of("cancelReason", event.reason()));
  }

  @AfterCommit
  void on(CorrectiveActionCancelled event) {
    send(
        Message.CORRECTIVE_ACTION_CANCELLED,
        event.actionId(),
        event.actionId(),
        UNTIL_RECEIVED,
        Map.of("cancelReason", event.reason()));
  }

  @AfterCommit
  void on(CorrectiveActionOpened event) {
    send(
        Message.CORRECTIVE_ACTION_OPENED,
        event.actionId(),
        event.actionId(),
        UNTIL_STARTED,
        Map.of(
            "accountNumber", event.accountNumber(),
            "caseId", event.caseId(),
            "actionId", event.actionId(),
            "entityType", event.entityType()));
  }

  @AfterCommit
  void on(ReassessmentOpened event) {
    send(
        Message.RISK_ASSESSMENT_OPENED,
        event.assessmentId(),
        event.assessmentId(),
        UNTIL_STARTED,
        Map.of(
            "accountNumber",
            event.accountNumber(),
            "caseId",
            event.caseId(),
            "assessmentId",
            event.assessmentId(),
            "entityType",
            event.entityType(),
            "dueAt",
            event.dueAt().toString(),
            "dueRule",
            event.dueRule(),
            "caseGlance",
            accounts.glance(
                AccountNumber.of(event.accountNumber()), "new risk assessment wanted")));
  }

  private void send(
      Message message,
      String correlationKey,
      String id,
      Duration timeToLive,
      Map<String, ?> variables) {
    if (!variables.keySet().equals(message.variables())) {
      throw new IllegalArgumentException(
          message.label() + " carries " + message.variables() + ", not " + variables.keySet());
    }
    try {
      client
          .newPublishMessageCommand()
          .messageName(message.label())
          .correlationKey(correlationKey)
          .messageId(message.label() + ":" + id)
          .timeToLive(timeToLive)
          .variables(mapper.writeValueAsString(variables))
          .execute();
    } catch (ClientStatusException e) {
      if (e.getStatusCode() != Status.Code.ALREADY_EXISTS) {
        throw e;
      }
    } catch (ProblemException e) {
      if (e.code() != 409) {
        throw e;
      }
    }
  }
}
