package org.ctpat.embedded;

import io.camunda.zeebe.process.test.engine.RecordListener;
import io.camunda.zeebe.protocol.impl.record.RecordMetadata;
import io.camunda.zeebe.protocol.impl.record.UnifiedRecordValue;
import io.camunda.zeebe.protocol.impl.record.value.deployment.FormRecord;
import io.camunda.zeebe.protocol.impl.record.value.deployment.ProcessRecord;
import io.camunda.zeebe.protocol.impl.record.value.incident.IncidentRecord;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceRecord;
import io.camunda.zeebe.protocol.impl.record.value.usertask.UserTaskRecord;
import io.camunda.zeebe.protocol.impl.record.value.variable.VariableRecord;
import io.camunda.zeebe.protocol.record.intent.FormIntent;
import io.camunda.zeebe.protocol.record.intent.IncidentIntent;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceIntent;
import io.camunda.zeebe.protocol.record.intent.ProcessIntent;
import io.camunda.zeebe.protocol.record.intent.UserTaskIntent;
import io.camunda.zeebe.protocol.record.intent.VariableIntent;
import io.camunda.zeebe.protocol.record.value.BpmnElementType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ctpat.embedded.Instance.Element;
import org.ctpat.embedded.Instance.IncidentEntry;
import org.ctpat.embedded.Instance.State;
import org.ctpat.embedded.Instance.VariableEntry;
import org.ctpat.embedded.Instance.WorkItem;
import org.jspecify.annotations.Nullable;

/**
 * What searches are answered from, kept up by the log reader. Of the cases that ended only the
 * newest are kept. Readers hold the index's monitor while they look.
 */
final class Index implements RecordListener {

  /** The schema of one version of a form. */
  record Form(long key, String id, int version, String schema) {}

  private final int endedCasesKept;
  private final Map<Long, Definition> definitions = new LinkedHashMap<>();
  private final Map<Long, Form> forms = new HashMap<>();
  private final Map<Long, Instance> instances = new LinkedHashMap<>();
  private final Map<Long, Element> elements = new HashMap<>();
  private final Map<Long, WorkItem> tasks = new HashMap<>();
  private final Map<Long, IncidentEntry> incidents = new LinkedHashMap<>();
  private final Map<Long, Integer> incidentsAt = new HashMap<>();
  private final Map<Long, List<VariableEntry>> early = new HashMap<>();
  private final Deque<Instance> ended = new ArrayDeque<>();

  Index(int endedCasesKept) {
    this.endedCasesKept = endedCasesKept;
  }

  Collection<Definition> definitions() {
    return definitions.values();
  }

  Optional<Definition> definition(long key) {
    return Optional.ofNullable(definitions.get(key));
  }

  Optional<Form> form(long key) {
    return Optional.ofNullable(forms.get(key));
  }

  Collection<Instance> instances() {
    return instances.values();
  }

  Optional<Instance> instance(long key) {
    return Optional.ofNullable(instances.get(key));
  }

  Optional<Element> element(long key) {
    return Optional.ofNullable(elements.get(key));
  }

  Optional<WorkItem> task(long key) {
    return Optional.ofNullable(tasks.get(key));
  }

  Optional<IncidentEntry> incident(long key) {
    return Optional.ofNullable(incidents.get(key));
  }

  boolean hasIncident(long elementOrInstanceKey) {
    return incidentsAt.containsKey(elementOrInstanceKey);
  }

  @Override
  public synchronized void onEvent(
      RecordMetadata metadata,
      UnifiedRecordValue value,
      long key,
      long position,
      long sourcePosition,
      long timestamp) {
    switch (value) {
      case ProcessInstanceRecord r ->
          onInstance((ProcessInstanceIntent) metadata.getIntent(), key, r, timestamp);
      case UserTaskRecord r -> onTask((UserTaskIntent) metadata.getIntent(), r, timestamp);
      case VariableRecord r -> onVariable((VariableIntent) metadata.getIntent(), key, r);
      case IncidentRecord r -> onIncident((IncidentIntent) metadata.getIntent(), key, r, timestamp);
      case ProcessRecord r when metadata.getIntent() == ProcessIntent.CREATED ->
          definitions.put(
              r.getKey(),
              new Definition(
                  r.getKey(),
                  r.getBpmnProcessId(),
                  r.getVersion(),
                  r.getVersionTag().isEmpty() ? null : r.getVersionTag(),
                  r.getResourceName(),
                  r.getResource()));
      case FormRecord r when metadata.getIntent() == FormIntent.CREATED ->
          forms.put(
              r.getFormKey(),
              new Form(
                  r.getFormKey(),
                  r.getFormId(),
                  r.getVersion(),
                  new String(r.getResource(), StandardCharsets.UTF_8)));
      default -> {}
    }
  }

  private void onInstance(
      ProcessInstanceIntent intent, long key, ProcessInstanceRecord r, long timestamp) {
    if (r.getBpmnElementType() == BpmnElementType.PROCESS) {
      onProcess(intent, key, r, timestamp);
      return;
    }
    var instance = instances.get(r.getProcessInstanceKey());
    if (instance == null) {
      return;
    }
    switch (intent) {
      case ELEMENT_ACTIVATING -> {
        var element =
            new Element(
                key,
                instance,
                r.getFlowScopeKey(),
                r.getElementId().intern(),
                r.getBpmnElementType().name(),
                timestamp);
        elements.put(key, element);
        instance.elements.put(key, element);
      }
      case ELEMENT_COMPLETED -> end(elements.get(key), State.COMPLETED, timestamp);
      case ELEMENT_TERMINATED -> end(elements.get(key), State.TERMINATED, timestamp);
      case ELEMENT_MIGRATED -> {
        var element = elements.get(key);
        if (element != null) {
          element.elementId = r.getElementId().intern();
        }
      }
      case SEQUENCE_FLOW_TAKEN -> instance.flows.add(r.getElementId().intern());
      default -> {}
    }
  }

  private static void end(@Nullable Element element, State state, long timestamp) {
    if (element != null) {
      element.state = state;
      element.endedAt = timestamp;
      if (state == State.COMPLETED) {
        element.instance.root.completed.add(element);
      }
    }
  }

  private void onProcess(
      ProcessInstanceIntent intent, long key, ProcessInstanceRecord r, long timestamp) {
    switch (intent) {
      case ELEMENT_ACTIVATING -> {
        var parent = instances.get(r.getParentProcessInstanceKey());
        var definition = definitions.get(r.getProcessDefinitionKey());
        if (definition != null) {
          var instance =
              new Instance(
                  key,
                  definition,
                  r.getParentProcessInstanceKey(),
                  r.getParentElementInstanceKey(),
                  parent == null ? null : parent.root,
                  timestamp,
                  r.getTags());
          instances.put(key, instance);
          var variables = early.remove(key);
          if (variables != null) {
            variables.forEach(variable -> instance.variables.put(variable.key(), variable));
          }
        }
      }
      case ELEMENT_COMPLETED -> end(instances.get(key), State.COMPLETED, timestamp);
      case ELEMENT_TERMINATED -> end(instances.get(key), State.TERMINATED, timestamp);
      case ELEMENT_MIGRATED -> {
        var instance = instances.get(key);
        var target = definitions.get(r.getProcessDefinitionKey());
        if (instance != null && target != null) {
          instance.definition = target;
        }
      }
      default -> {}
    }
  }

  private void end(@Nullable Instance instance, State state, long timestamp) {
    if (instance == null) {
      return;
    }
    instance.state = state;
    instance.endedAt = timestamp;
    if (instance.root == instance) {
      ended.addLast(instance);
      while (ended.size() > endedCasesKept) {
        ended.removeFirst().tree.forEach(this::forget);
      }
    }
  }

  private void forget(Instance instance) {
    instances.remove(instance.key);
    instance.elements.keySet().forEach(elements::remove);
    instance.tasks.forEach(task -> tasks.remove(task.key));
    instance.incidents.forEach(incident -> incidents.remove(incident.key));
  }

  private void onTask(UserTaskIntent intent, UserTaskRecord r, long timestamp) {
    var instance = instances.get(r.getProcessInstanceKey());
    if (instance == null) {
      return;
    }
    var task = tasks.get(r.getUserTaskKey());
    if (task == null) {
      task =
          new WorkItem(
              r.getUserTaskKey(),
              instance,
              r.getElementId().intern(),
              r.getElementInstanceKey(),
              timestamp,
              r.getFormKey());
      tasks.put(task.key, task);
      instance.tasks.add(task);
    }
    switch (intent) {
      case CREATING -> take(task, r, "CREATING");
      case CREATED, ASSIGNED, UPDATED -> take(task, r, "CREATED");
      case CORRECTED -> take(task, r, task.state);
      case MIGRATED -> {
        task.elementId = r.getElementId().intern();
        take(task, r, task.state);
      }
      case ASSIGNING, CLAIMING -> task.state = "ASSIGNING";
      case UPDATING -> task.state = "UPDATING";
      case COMPLETING -> task.state = "COMPLETING";
      case CANCELING -> task.state = "CANCELING";
      case COMPLETION_DENIED, ASSIGNMENT_DENIED, UPDATE_DENIED -> task.state = "CREATED";
      case COMPLETED -> {
        take(task, r, "COMPLETED");
        task.endedAt = timestamp;
      }
      case CANCELED -> {
        task.state = "CANCELED";
        task.endedAt = timestamp;
      }
      default -> {}
    }
  }

  private static void take(WorkItem task, UserTaskRecord r, String state) {
    task.state = state;
    task.assignee = r.getAssignee();
    task.dueDate = r.getDueDate();
    task.followUpDate = r.getFollowUpDate();
    task.externalFormReference = r.getExternalFormReference();
    task.candidateGroups = List.copyOf(r.getCandidateGroupsList());
    task.candidateUsers = List.copyOf(r.getCandidateUsersList());
    task.headers = Map.copyOf(r.getCustomHeaders());
    task.priority = r.getPriority();
  }

  /** The first variables of an instance come before the instance itself. */
  private void onVariable(VariableIntent intent, long key, VariableRecord r) {
    if (intent == VariableIntent.MIGRATED) {
      return;
    }
    var entry =
        new VariableEntry(
            key, r.getProcessInstanceKey(), r.getScopeKey(), r.getName().intern(), r.getValue());
    var instance = instances.get(entry.instanceKey());
    if (instance != null) {
      instance.variables.put(key, entry);
    } else {
      early.computeIfAbsent(entry.instanceKey(), ignored -> new ArrayList<>()).add(entry);
    }
  }

  private void onIncident(IncidentIntent intent, long key, IncidentRecord r, long timestamp) {
    if (intent == IncidentIntent.CREATED) {
      var instance = instances.get(r.getProcessInstanceKey());
      if (instance == null) {
        return;
      }
      var path = r.getElementInstancePath().stream().flatMap(List::stream).distinct().toList();
      var incident =
          new IncidentEntry(
              key,
              instance,
              r.getElementId(),
              r.getElementInstanceKey(),
              r.getErrorType().name(),
              r.getErrorMessage(),
              r.getJobKey(),
              timestamp,
              path);
      incidents.put(key, incident);
      instance.incidents.add(incident);
      path.forEach(at -> incidentsAt.merge(at, 1, Integer::sum));
    } else if (intent == IncidentIntent.RESOLVED) {
      var incident = incidents.get(key);
      if (incident != null && incident.active) {
        incident.active = false;
        incident.path.forEach(at -> incidentsAt.merge(at, -1, (a, b) -> a + b == 0 ? null : a + b));
      }
    }
  }
}
