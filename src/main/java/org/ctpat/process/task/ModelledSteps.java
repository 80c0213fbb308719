package org.ctpat.process.task;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.instance.CallActivity;
import io.camunda.zeebe.model.bpmn.instance.EndEvent;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.IntermediateCatchEvent;
import io.camunda.zeebe.model.bpmn.instance.ReceiveTask;
import io.camunda.zeebe.model.bpmn.instance.StartEvent;
import io.camunda.zeebe.model.bpmn.instance.SubProcess;
import io.camunda.zeebe.model.bpmn.instance.UserTask;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.ctpat.task.InboxTask;
import org.ctpat.task.NextSteps;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Reads what can come after a task from the version of the model in which it runs. */
@Component
class ModelledSteps implements NextSteps {

  private static final Logger LOG = LoggerFactory.getLogger(ModelledSteps.class);

  private final CamundaClient client;
  private final Map<Long, Map<String, List<Next>>> byDefinition = new ConcurrentHashMap<>();

  ModelledSteps(CamundaClient client) {
    this.client = client;
  }

  @Override
  public List<Next> after(InboxTask task) {
    try {
      var definition =
          client
              .newProcessInstanceGetRequest(task.processInstanceKey())
              .execute()
              .getProcessDefinitionKey();
      var known = byDefinition.get(definition);
      if (known == null) {
        known = read(client.newProcessDefinitionGetXmlRequest(definition).execute());
        byDefinition.put(definition, known);
      }
      return known.getOrDefault(task.elementId(), List.of());
    } catch (ClientException e) {
      LOG.debug("What comes after {} cannot be told: {}", task.elementId(), e.getMessage());
      return List.of();
    }
  }

  static Map<String, List<Next>> read(String bpmn) {
    var model =
        Bpmn.readModelFromStream(new ByteArrayInputStream(bpmn.getBytes(StandardCharsets.UTF_8)));
    var all = new ConcurrentHashMap<String, List<Next>>();
    model
        .getModelElementsByType(UserTask.class)
        .forEach(task -> all.put(task.getId(), after(task)));
    return all;
  }

  private static List<Next> after(FlowNode task) {
    var found = new ArrayList<Next>();
    var seen = new HashSet<String>();
    var open = new ArrayDeque<>(task.getSucceedingNodes().list());
    while (!open.isEmpty()) {
      var node = open.poll();
      if (!seen.add(node.getId())) {
        continue;
      }
      var kind = kind(node);
      if (kind != null) {
        var name = node.getName() == null ? "" : node.getName().replaceAll("\\s+", " ").strip();
        if (!name.isEmpty() && found.stream().noneMatch(next -> next.name().equals(name))) {
          found.add(new Next(kind, name));
        }
      } else if (node instanceof SubProcess inner) {
        inner.getChildElementsByType(StartEvent.class).stream()
            .flatMap(start -> start.getSucceedingNodes().list().stream())
            .forEach(open::add);
      } else if (node instanceof EndEvent && node.getParentElement() instanceof SubProcess outer) {
        open.addAll(outer.getSucceedingNodes().list());
      } else {
        open.addAll(node.getSucceedingNodes().list());
      }
    }
    return List.copyOf(found);
  }

  /** Null for what the process passes without waiting. */
  private static @Nullable Kind kind(FlowNode node) {
    return switch (node) {
      case UserTask task -> Kind.STEP;
      case CallActivity call -> Kind.STEP;
      case ReceiveTask receive -> Kind.WAIT;
      case IntermediateCatchEvent event -> Kind.WAIT;
      case EndEvent end when !goesOnOutside(end) -> Kind.END;
      default -> null;
    };
  }

  /** An end within a part of the process after which it goes on. */
  private static boolean goesOnOutside(EndEvent end) {
    return end.getParentElement() instanceof SubProcess outer && !outer.getOutgoing().isEmpty();
  }
}
