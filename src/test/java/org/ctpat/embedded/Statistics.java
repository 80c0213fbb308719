package org.ctpat.embedded;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.ctpat.embedded.Instance.State;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Counts what the index holds, as the statistics of the REST API 8.9 do. Filters are not taken. */
final class Statistics {

  private final JsonMapper json;
  private final Index index;

  Statistics(JsonMapper json, Index index) {
    this.json = json;
    this.index = index;
  }

  /** Running instances of each process that has some. */
  ObjectNode byProcess() {
    var newest = new TreeMap<String, Definition>();
    index.definitions().forEach(definition -> newest.put(definition.id, definition));
    var answer = json.createObjectNode();
    var items = answer.putArray("items");
    running().stream()
        .collect(
            Collectors.groupingBy(
                instance -> instance.definition.id, TreeMap::new, Collectors.toList()))
        .forEach(
            (id, instances) -> {
              var item = items.addObject();
              item.put("processDefinitionId", id);
              item.put("latestProcessDefinitionName", newest.get(id).name());
              item.put("hasMultipleVersions", newest.get(id).version > 1);
              counts(item, instances);
            });
    return paged(answer, items.size());
  }

  /** Running instances of each version of a process that has some. */
  ObjectNode byVersion(String processId) {
    var answer = json.createObjectNode();
    var items = answer.putArray("items");
    running().stream()
        .filter(instance -> instance.definition.id.equals(processId))
        .collect(Collectors.groupingBy(instance -> instance.definition))
        .entrySet()
        .stream()
        .sorted(Comparator.comparing(entry -> entry.getKey().version))
        .forEach(
            entry -> {
              var definition = entry.getKey();
              var item = items.addObject();
              item.put("processDefinitionId", definition.id);
              item.put("processDefinitionKey", Long.toString(definition.key));
              item.put("processDefinitionName", definition.name());
              item.put("processDefinitionVersion", definition.version);
              counts(item, entry.getValue());
            });
    return paged(answer, items.size());
  }

  /** Visits of the elements of one version, running ones with an incident apart. */
  ObjectNode byElement(long definitionKey) {
    var counts = new LinkedHashMap<String, long[]>();
    for (var instance : index.instances()) {
      if (instance.definition.key == definitionKey) {
        for (var element : instance.elements.values()) {
          var here = counts.computeIfAbsent(element.elementId, id -> new long[4]);
          here[
              switch (element.state) {
                case ACTIVE -> index.hasIncident(element.key) ? 2 : 0;
                case TERMINATED -> 1;
                case COMPLETED -> 3;
              }]++;
        }
      }
    }
    var answer = json.createObjectNode();
    var items = answer.putArray("items");
    counts.forEach(
        (id, here) ->
            items
                .addObject()
                .put("elementId", id)
                .put("active", here[0])
                .put("canceled", here[1])
                .put("incidents", here[2])
                .put("completed", here[3]));
    return answer;
  }

  private List<Instance> running() {
    return index.instances().stream().filter(each -> each.state == State.ACTIVE).toList();
  }

  private void counts(ObjectNode item, Collection<Instance> instances) {
    var troubled = instances.stream().filter(each -> index.hasIncident(each.key)).count();
    item.put("tenantId", "<default>");
    item.put("activeInstancesWithIncidentCount", troubled);
    item.put("activeInstancesWithoutIncidentCount", instances.size() - troubled);
  }

  private static ObjectNode paged(ObjectNode answer, int items) {
    answer.putObject("page").put("totalItems", items).put("hasMoreTotalItems", false);
    return answer;
  }
}
