package org.ctpat.process;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import io.camunda.client.api.search.enums.IncidentState;
import io.camunda.client.api.search.response.Incident;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.ctpat.audit.Actor;
import org.ctpat.audit.AuditEvent;
import org.ctpat.audit.AuditTrail;
import org.ctpat.operation.FailedWork;
import org.ctpat.task.EngineUnavailable;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The engine's incidents. */
@Component
class Incidents implements FailedWork {

  /** As many as a job has at first. */
  private static final int TRIES = 3;

  private static final String OF_NO_ACCOUNT = "operation";

  private final CamundaClient client;
  private final AuditTrail audit;
  private final TransactionTemplate transaction;
  private final JsonMapper json;

  Incidents(
      CamundaClient client, AuditTrail audit, TransactionTemplate transaction, JsonMapper json) {
    this.client = client;
    this.audit = audit;
    this.transaction = transaction;
    this.json = json;
  }

  @Override
  public List<Failure> open(int limit) {
    try {
      return client
          .newIncidentSearchRequest()
          .filter(filter -> filter.state(IncidentState.ACTIVE))
          .sort(sort -> sort.creationTime().desc())
          .page(page -> page.limit(limit))
          .execute()
          .items()
          .stream()
          .map(this::failure)
          .toList();
    } catch (ClientException e) {
      throw new EngineUnavailable("The failed jobs cannot be shown", e);
    }
  }

  private Failure failure(Incident incident) {
    var variables = variables(incident.getProcessInstanceKey());
    return new Failure(
        incident.getIncidentKey(),
        jobKey(incident),
        incident.getProcessDefinitionId(),
        incident.getProcessInstanceKey(),
        step(incident),
        variables.get("caseId"),
        variables.get("accountNumber"),
        String.valueOf(incident.getErrorType()),
        Objects.requireNonNullElse(incident.getErrorMessage(), ""),
        incident.getCreationTime());
  }

  private static @Nullable Long jobKey(Incident incident) {
    var key = incident.getJobKey();
    return key == null || key <= 0 ? null : key;
  }

  private String step(Incident incident) {
    var element = client.newElementInstanceGetRequest(incident.getElementInstanceKey()).execute();
    return element.getElementName() == null ? incident.getElementId() : element.getElementName();
  }

  /** Which case and account a process instance is about. */
  private Map<String, String> variables(long instanceKey) {
    var found = new HashMap<String, String>();
    client
        .newVariableSearchRequest()
        .filter(
            filter ->
                filter
                    .processInstanceKey(instanceKey)
                    .scopeKey(instanceKey)
                    .name(name -> name.in("caseId", "accountNumber")))
        .execute()
        .items()
        .forEach(
            variable -> {
              var value = json.readTree(variable.getValue());
              if (value.isString()) {
                found.put(variable.getName(), value.asString());
              }
            });
    return found;
  }

  @Override
  public List<String> retry(Collection<Long> keys, String reason, Actor by) {
    var refused = new ArrayList<String>();
    for (var key : keys) {
      try {
        var incident = client.newIncidentGetRequest(key).execute();
        if (incident.getState() != IncidentState.ACTIVE) {
          refused.add("Failure " + key + " is settled already.");
          continue;
        }
        var failure = failure(incident);
        transaction.executeWithoutResult(status -> retry(failure, reason, by));
      } catch (ClientException e) {
        refused.add("Failure %d was not retried: %s".formatted(key, e.getMessage()));
      }
    }
    return refused;
  }

  /** The trail first: when the engine refuses, nothing has happened. */
  private void retry(Failure failure, String reason, Actor by) {
    var account = failure.accountNumber() == null ? OF_NO_ACCOUNT : failure.accountNumber();
    audit.record(
        new AuditEvent(
            account,
            failure.caseId(),
            "Failed step retried",
            failure.step(),
            by,
            Map.of("failure", failure.kind()),
            Map.of("reason", reason, "process", failure.processId())));
    if (failure.jobKey() != null) {
      client.newUpdateRetriesCommand(failure.jobKey()).retries(TRIES).execute();
    }
    client.newResolveIncidentCommand(failure.key()).execute();
  }
}
