package org.ctpat.embedded;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.ctpat.embedded.Instance.Element;
import org.ctpat.embedded.Instance.IncidentEntry;
import org.ctpat.embedded.Instance.VariableEntry;
import org.ctpat.embedded.Instance.WorkItem;
import org.ctpat.embedded.Search.Row;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The index's entries in the JSON shapes of the REST API 8.9, where keys are strings. */
final class Views {

  static final Set<String> INSTANCE_FILTERS =
      Set.of(
          "processInstanceKey",
          "parentProcessInstanceKey",
          "parentElementInstanceKey",
          "processDefinitionId",
          "processDefinitionName",
          "processDefinitionVersion",
          "processDefinitionVersionTag",
          "processDefinitionKey",
          "state",
          "startDate",
          "endDate",
          "hasIncident",
          "tenantId",
          "tags",
          "variables");
  static final Set<String> ELEMENT_FILTERS =
      Set.of(
          "processDefinitionId",
          "processDefinitionKey",
          "processInstanceKey",
          "elementInstanceKey",
          "elementInstanceScopeKey",
          "elementId",
          "elementName",
          "type",
          "state",
          "startDate",
          "endDate",
          "hasIncident",
          "incidentKey",
          "tenantId");
  static final Set<String> TASK_FILTERS =
      Set.of(
          "state",
          "assignee",
          "priority",
          "elementId",
          "name",
          "candidateGroup",
          "candidateUser",
          "tenantId",
          "processDefinitionId",
          "processDefinitionKey",
          "processInstanceKey",
          "elementInstanceKey",
          "userTaskKey",
          "creationDate",
          "completionDate",
          "followUpDate",
          "dueDate",
          "tags",
          "processInstanceVariables",
          "localVariables");
  static final Set<String> INCIDENT_FILTERS =
      Set.of(
          "processDefinitionId",
          "processDefinitionKey",
          "processInstanceKey",
          "elementInstanceKey",
          "elementId",
          "incidentKey",
          "jobKey",
          "errorType",
          "errorMessage",
          "creationTime",
          "state",
          "tenantId");
  static final Set<String> DEFINITION_FILTERS =
      Set.of(
          "name",
          "isLatestVersion",
          "resourceName",
          "version",
          "versionTag",
          "processDefinitionId",
          "processDefinitionKey",
          "tenantId",
          "hasStartForm");
  static final Set<String> VARIABLE_FILTERS =
      Set.of(
          "name",
          "value",
          "scopeKey",
          "processInstanceKey",
          "variableKey",
          "tenantId",
          "isTruncated");

  private static final String TENANT = "<default>";

  private final JsonMapper json;
  private final Index index;

  Views(JsonMapper json, Index index) {
    this.json = json;
    this.index = index;
  }

  Row instance(Instance instance) {
    var view = json.createObjectNode();
    key(view, "processInstanceKey", instance.key);
    process(view, instance);
    view.put("processDefinitionName", instance.definition.name());
    view.put("processDefinitionVersion", instance.definition.version);
    view.put("processDefinitionVersionTag", instance.definition.versionTag);
    key(view, "parentProcessInstanceKey", instance.parentInstanceKey);
    key(view, "parentElementInstanceKey", instance.parentElementKey);
    time(view, "startDate", instance.startedAt);
    time(view, "endDate", instance.endedAt);
    view.put("state", instance.state.name());
    view.put("hasIncident", index.hasIncident(instance.key));
    strings(view, "tags", instance.tags);
    var hidden = json.createObjectNode();
    hidden.set("variables", variables(instance, instance.key));
    return new Row(view, hidden);
  }

  Row element(Element element) {
    var view = json.createObjectNode();
    key(view, "elementInstanceKey", element.key);
    key(view, "processInstanceKey", element.instance.key);
    process(view, element.instance);
    view.put("elementId", element.elementId);
    view.put("elementName", element.instance.definition.nameOf(element.elementId));
    view.put("type", element.type);
    view.put("state", element.state.name());
    time(view, "startDate", element.startedAt);
    time(view, "endDate", element.endedAt);
    view.put("hasIncident", index.hasIncident(element.key));
    element.instance.incidents.stream()
        .filter(incident -> incident.active && incident.elementKey == element.key)
        .findFirst()
        .ifPresent(incident -> key(view, "incidentKey", incident.key));
    var hidden = json.createObjectNode();
    key(hidden, "elementInstanceScopeKey", element.scopeKey);
    return new Row(view, hidden);
  }

  Row task(WorkItem task) {
    var view = json.createObjectNode();
    key(view, "userTaskKey", task.key);
    key(view, "elementInstanceKey", task.elementKey);
    key(view, "processInstanceKey", task.instance.key);
    process(view, task.instance);
    view.put("processName", task.instance.definition.name());
    view.put("processDefinitionVersion", task.instance.definition.version);
    view.put("elementId", task.elementId);
    view.put("name", task.instance.definition.nameOf(task.elementId));
    view.put("state", task.state);
    text(view, "assignee", task.assignee);
    strings(view, "candidateGroups", task.candidateGroups);
    strings(view, "candidateUsers", task.candidateUsers);
    time(view, "creationDate", task.createdAt);
    time(view, "completionDate", task.endedAt);
    text(view, "followUpDate", task.followUpDate);
    text(view, "dueDate", task.dueDate);
    text(view, "externalFormReference", task.externalFormReference);
    key(view, "formKey", task.formKey);
    view.put("priority", task.priority);
    var headers = view.putObject("customHeaders");
    task.headers.forEach(headers::put);
    strings(view, "tags", task.instance.tags);
    var hidden = json.createObjectNode();
    strings(hidden, "candidateGroup", task.candidateGroups);
    strings(hidden, "candidateUser", task.candidateUsers);
    hidden.set("processInstanceVariables", variables(task.instance, task.instance.key));
    hidden.set("localVariables", variables(task.instance, task.elementKey));
    return new Row(view, hidden);
  }

  Row incident(IncidentEntry incident) {
    var view = json.createObjectNode();
    key(view, "incidentKey", incident.key);
    key(view, "processInstanceKey", incident.instance.key);
    process(view, incident.instance);
    view.put("elementId", incident.elementId);
    key(view, "elementInstanceKey", incident.elementKey);
    key(view, "jobKey", incident.jobKey);
    view.put("errorType", incident.errorType);
    view.put("errorMessage", incident.message);
    view.put("state", incident.active ? "ACTIVE" : "RESOLVED");
    time(view, "creationTime", incident.createdAt);
    return Row.of(view);
  }

  Row definition(Definition definition) {
    var view = json.createObjectNode();
    key(view, "processDefinitionKey", definition.key);
    view.put("processDefinitionId", definition.id);
    view.put("name", definition.name());
    view.put("resourceName", definition.resourceName);
    view.put("version", definition.version);
    view.put("versionTag", definition.versionTag);
    view.put("tenantId", TENANT);
    view.put("hasStartForm", definition.hasStartForm());
    var hidden = json.createObjectNode();
    hidden.put(
        "isLatestVersion",
        index.definitions().stream()
            .noneMatch(
                other -> other.id.equals(definition.id) && other.version > definition.version));
    return new Row(view, hidden);
  }

  Row variable(VariableEntry variable) {
    var view = json.createObjectNode();
    key(view, "variableKey", variable.key());
    key(view, "scopeKey", variable.scopeKey());
    key(view, "processInstanceKey", variable.instanceKey());
    index
        .instance(variable.instanceKey())
        .ifPresent(instance -> key(view, "rootProcessInstanceKey", instance.root.key));
    view.put("name", variable.name());
    view.put("value", variable.value());
    view.put("isTruncated", false);
    view.put("tenantId", TENANT);
    return Row.of(view);
  }

  ObjectNode sequenceFlow(Instance instance, String flowId) {
    var view = json.createObjectNode();
    view.put("sequenceFlowId", instance.key + "_" + flowId);
    view.put("elementId", flowId);
    key(view, "processInstanceKey", instance.key);
    process(view, instance);
    return view;
  }

  ObjectNode form(Index.Form form) {
    var view = json.createObjectNode();
    key(view, "formKey", form.key());
    view.put("formId", form.id());
    view.put("version", form.version());
    view.put("schema", form.schema());
    view.put("tenantId", TENANT);
    return view;
  }

  private JsonNode variables(Instance instance, long scopeKey) {
    var values = json.createObjectNode();
    instance.variables.values().stream()
        .filter(variable -> variable.scopeKey() == scopeKey)
        .forEach(variable -> values.put(variable.name(), variable.value()));
    return values;
  }

  private static void process(ObjectNode view, Instance instance) {
    view.put("processDefinitionId", instance.definition.id);
    key(view, "processDefinitionKey", instance.definition.key);
    key(view, "rootProcessInstanceKey", instance.root.key);
    view.put("tenantId", TENANT);
  }

  private static void key(ObjectNode view, String name, long key) {
    if (key > 0) {
      view.put(name, Long.toString(key));
    }
  }

  private static void text(ObjectNode view, String name, @Nullable String text) {
    if (text != null && !text.isEmpty()) {
      view.put(name, text);
    }
  }

  private static void time(ObjectNode view, String name, long millis) {
    if (millis >= 0) {
      view.put(name, Instant.ofEpochMilli(millis).toString());
    }
  }

  private static void strings(ObjectNode view, String name, Iterable<String> values) {
    var array = view.putArray(name);
    values.forEach(array::add);
  }

  static <T> List<Row> rows(Collection<T> entries, Function<T, Row> view) {
    return entries.stream().map(view).toList();
  }
}
