package org.ctpat.process;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import io.camunda.client.api.search.enums.ElementInstanceState;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import io.camunda.client.api.search.response.ElementInstance;
import io.camunda.client.api.search.response.ProcessInstance;
import io.camunda.client.api.search.response.ProcessInstanceSequenceFlow;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.ctpat.task.CaseProgress;
import org.ctpat.task.EngineUnavailable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Asks the engine's searches how far a case has come. */
@Component
class CaseMaps implements CaseProgress {

  private static final int MOST_ELEMENTS = 1_000;
  private static final int MOST_INSTANCES = 200;

  private final CamundaClient client;
  private final JsonMapper mapper;
  private final Map<Long, String> definitions = new ConcurrentHashMap<>();

  CaseMaps(CamundaClient client, JsonMapper mapper) {
    this.client = client;
    this.mapper = mapper;
  }

  @Override
  public List<ProcessMap> of(String caseId) {
    try {
      return instances(caseId).stream().map(this::map).toList();
    } catch (ClientException e) {
      throw new EngineUnavailable("The map of case " + caseId + " cannot be shown", e);
    }
  }

  private List<ProcessInstance> instances(String caseId) {
    var found = new LinkedHashMap<Long, ProcessInstance>();
    var open = new ArrayDeque<ProcessInstance>();
    client
        .newProcessInstanceSearchRequest()
        .filter(
            filter ->
                filter.variables(
                    List.of(
                        variable ->
                            variable
                                .name("caseId")
                                .value(value -> value.eq(mapper.writeValueAsString(caseId))))))
        .page(page -> page.limit(MOST_INSTANCES))
        .execute()
        .items()
        .forEach(open::add);
    while (!open.isEmpty() && found.size() < MOST_INSTANCES) {
      var instance = open.poll();
      if (found.putIfAbsent(instance.getProcessInstanceKey(), instance) == null) {
        client
            .newProcessInstanceSearchRequest()
            .filter(filter -> filter.parentProcessInstanceKey(instance.getProcessInstanceKey()))
            .page(page -> page.limit(MOST_INSTANCES))
            .execute()
            .items()
            .forEach(open::add);
      }
    }
    return found.values().stream()
        .sorted(
            Comparator.comparing(
                    (ProcessInstance instance) -> found.containsKey(parentOf(instance)) ? 1 : 0)
                .thenComparing(ProcessInstance::getStartDate)
                .thenComparing(ProcessInstance::getProcessInstanceKey))
        .toList();
  }

  private ProcessMap map(ProcessInstance instance) {
    var key = instance.getProcessInstanceKey();
    var elements = elements(key);
    var flows =
        client.newProcessInstanceSequenceFlowsRequest(key).execute().stream()
            .map(ProcessInstanceSequenceFlow::getElementId)
            .collect(Collectors.toUnmodifiableSet());
    var parent = parentOf(instance);
    return new ProcessMap(
        key,
        parent < 0 ? null : parent,
        instance.getProcessDefinitionId(),
        instance.getProcessDefinitionName() == null
            ? instance.getProcessDefinitionId()
            : instance.getProcessDefinitionName(),
        instance.getProcessDefinitionVersion(),
        state(instance.getState()),
        instance.getStartDate(),
        instance.getEndDate(),
        definitions.computeIfAbsent(
            instance.getProcessDefinitionKey(),
            definition -> client.newProcessDefinitionGetXmlRequest(definition).execute()),
        ids(elements, ElementInstanceState.COMPLETED),
        ids(elements, ElementInstanceState.ACTIVE),
        elements.stream()
            .filter(element -> Boolean.TRUE.equals(element.getIncident()))
            .filter(element -> element.getState() == ElementInstanceState.ACTIVE)
            .map(ElementInstance::getElementId)
            .collect(Collectors.toUnmodifiableSet()),
        flows,
        elements.stream()
            .map(
                element ->
                    new Element(
                        element.getElementId(),
                        element.getElementName() == null
                            ? element.getElementId()
                            : element.getElementName(),
                        String.valueOf(element.getType()),
                        state(element.getState()),
                        element.getStartDate(),
                        element.getEndDate()))
            .toList());
  }

  private List<ElementInstance> elements(long instanceKey) {
    var all = new ArrayList<ElementInstance>();
    while (all.size() < MOST_ELEMENTS) {
      var from = all.size();
      var some =
          client
              .newElementInstanceSearchRequest()
              .filter(filter -> filter.processInstanceKey(instanceKey))
              .sort(sort -> sort.startDate().asc().elementInstanceKey().asc())
              .page(page -> page.from(from).limit(100))
              .execute()
              .items();
      all.addAll(some);
      if (some.size() < 100) {
        break;
      }
    }
    return all;
  }

  private static Set<String> ids(List<ElementInstance> elements, ElementInstanceState state) {
    return elements.stream()
        .filter(element -> element.getState() == state)
        .map(ElementInstance::getElementId)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static long parentOf(ProcessInstance instance) {
    return instance.getParentProcessInstanceKey() == null
        ? -1
        : instance.getParentProcessInstanceKey();
  }

  private static State state(ProcessInstanceState state) {
    return switch (state) {
      case COMPLETED -> State.COMPLETED;
      case TERMINATED -> State.TERMINATED;
      default -> State.ACTIVE;
    };
  }

  private static State state(ElementInstanceState state) {
    return switch (state) {
      case COMPLETED -> State.COMPLETED;
      case TERMINATED -> State.TERMINATED;
      default -> State.ACTIVE;
    };
  }
}
