package org.ctpat.process.quality;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.enums.IncidentState;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import io.camunda.client.api.search.response.Incident;
import io.camunda.client.api.search.response.ProcessInstance;
import io.camunda.client.api.search.response.Variable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.ctpat.deadline.UsEastern;
import org.ctpat.quality.EngineFacts;
import org.springframework.stereotype.Component;

/** Asks the engine's searches, a thousand entries at a time. */
@Component
class EngineSearches implements EngineFacts {

  private static final String MEMBERSHIP = "ctpat-membership";
  private static final int AT_ONCE = 1_000;
  private static final int KEYS_AT_ONCE = 200;

  private final CamundaClient client;

  EngineSearches(CamundaClient client) {
    this.client = client;
  }

  @Override
  public List<RunningMembership> memberships() {
    var running =
        all(
            from ->
                client
                    .newProcessInstanceSearchRequest()
                    .filter(
                        filter ->
                            filter
                                .processDefinitionId(MEMBERSHIP)
                                .state(ProcessInstanceState.ACTIVE))
                    .sort(sort -> sort.processInstanceKey().asc())
                    .page(page -> page.from(from).limit(AT_ONCE))
                    .execute()
                    .items());
    var keys = running.stream().map(ProcessInstance::getProcessInstanceKey).toList();
    return accounts(keys).entrySet().stream()
        .map(found -> new RunningMembership(found.getValue(), found.getKey()))
        .toList();
  }

  @Override
  public List<StandingStill> incidents() {
    var incidents =
        all(
            from ->
                client
                    .newIncidentSearchRequest()
                    .filter(filter -> filter.state(IncidentState.ACTIVE))
                    .sort(sort -> sort.incidentKey().asc())
                    .page(page -> page.from(from).limit(AT_ONCE))
                    .execute()
                    .items());
    var accounts =
        accounts(incidents.stream().map(Incident::getProcessInstanceKey).distinct().toList());
    return incidents.stream()
        .map(
            incident ->
                new StandingStill(
                    accounts.getOrDefault(incident.getProcessInstanceKey(), ""),
                    incident.getIncidentKey(),
                    "%s of %s: %s"
                        .formatted(
                            incident.getElementId(),
                            incident.getProcessDefinitionId(),
                            incident.getErrorMessage()),
                    incident.getCreationTime() == null
                        ? null
                        : incident
                            .getCreationTime()
                            .atZoneSameInstant(UsEastern.ZONE)
                            .toLocalDate()))
        .toList();
  }

  /** The account number that each process instance carries. */
  private Map<Long, String> accounts(List<Long> keys) {
    var found = new HashMap<Long, String>();
    for (int at = 0; at < keys.size(); at += KEYS_AT_ONCE) {
      var some = keys.subList(at, Math.min(keys.size(), at + KEYS_AT_ONCE));
      all(from -> numbers(some, from))
          .forEach(
              variable ->
                  found.put(
                      variable.getProcessInstanceKey(), variable.getValue().replace("\"", "")));
    }
    return found;
  }

  private List<Variable> numbers(Collection<Long> keys, int from) {
    return client
        .newVariableSearchRequest()
        .filter(
            filter ->
                filter
                    .name("accountNumber")
                    .processInstanceKey(key -> key.in(keys.stream().collect(Collectors.toList()))))
        .sort(sort -> sort.variableKey().asc())
        .page(page -> page.from(from).limit(AT_ONCE))
        .execute()
        .items();
  }

  private static <T> List<T> all(IntFunction<List<T>> page) {
    var all = new ArrayList<T>();
    while (true) {
      var some = page.apply(all.size());
      all.addAll(some);
      if (some.size() < AT_ONCE) {
        return all;
      }
    }
  }
}
