package org.ctpat.process.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ctpat.model.DecisionTable;
import org.ctpat.model.FormFields;
import org.ctpat.model.ModelChange;
import org.ctpat.model.ModelPart;
import org.ctpat.process.check.Models.Element;
import org.jspecify.annotations.Nullable;

/** Reads models for people: their elements, what they use, and how two of them differ. */
public final class ModelReader {

  private static final Map<String, String> KINDS =
      Map.ofEntries(
          Map.entry("process", "process"),
          Map.entry("startEvent", "start"),
          Map.entry("endEvent", "end"),
          Map.entry("intermediateCatchEvent", "wait"),
          Map.entry("intermediateThrowEvent", "event"),
          Map.entry("boundaryEvent", "event at a step"),
          Map.entry("serviceTask", "step by the system"),
          Map.entry("userTask", "step by people"),
          Map.entry("businessRuleTask", "decision"),
          Map.entry("callActivity", "called process"),
          Map.entry("subProcess", "part of the process"),
          Map.entry("exclusiveGateway", "choice"),
          Map.entry("parallelGateway", "fork or join"),
          Map.entry("inclusiveGateway", "several ways"),
          Map.entry("eventBasedGateway", "wait for the first event"),
          Map.entry("sequenceFlow", "flow"));

  private static final List<String> TRIGGERS =
      List.of("timer", "message", "error", "signal", "escalation", "terminate");
  private static final Set<String> STOOD_AT =
      Set.of(
          "serviceTask",
          "userTask",
          "businessRuleTask",
          "callActivity",
          "subProcess",
          "intermediateCatchEvent",
          "eventBasedGateway",
          "exclusiveGateway",
          "parallelGateway",
          "inclusiveGateway");
  private static final Set<String> MAPPED =
      Stream.concat(STOOD_AT.stream(), Stream.of("boundaryEvent", "startEvent", "sequenceFlow"))
          .collect(Collectors.toUnmodifiableSet());

  private ModelReader() {}

  /**
   * Elements of a process in the order of its file, the process itself among them.
   *
   * @throws IllegalArgumentException when the text holds no such process
   */
  public static Map<String, Place> places(String bpmn, String processId) {
    var places = new LinkedHashMap<String, Place>();
    var model = Model.of(bpmn, processId);
    for (var element : model.elements()) {
      var parent = element.parent();
      places.put(
          element.id(),
          new Place(
              element.id(),
              element.label(),
              type(element),
              inWords(element),
              parent == null ? "" : parent.id(),
              MAPPED.contains(element.kind()),
              STOOD_AT.contains(element.kind())));
    }
    return places;
  }

  /** What the process uses, in the order of its file. */
  public static List<ModelPart> parts(String bpmn, String processId) {
    var parts = new ArrayList<ModelPart>();
    for (var element : Model.of(bpmn, processId).elements()) {
      used(parts, ModelPart.Kind.FORM, element.extension("formDefinition", "formId"), element);
      used(
          parts,
          ModelPart.Kind.DECISION,
          element.extension("calledDecision", "decisionId"),
          element);
      used(parts, ModelPart.Kind.PROCESS, element.extension("calledElement", "processId"), element);
    }
    return parts;
  }

  private static void used(List<ModelPart> parts, ModelPart.Kind kind, String id, Element element) {
    if (!id.isEmpty()) {
      parts.add(new ModelPart(kind, id, element.label()));
    }
  }

  /** How the second text differs from the first, in the order of the second, removals last. */
  public static List<ModelChange> changes(String older, String newer, String processId) {
    var before = Model.of(older, processId);
    var after = Model.of(newer, processId);
    var changes = new ArrayList<ModelChange>();
    for (var element : after.elements()) {
      var was = before.find(element.id());
      if (was == null) {
        changes.add(change(element, ModelChange.Kind.ADDED, List.of()));
      } else {
        var details = details(before.facts(was), after.facts(element));
        if (!details.isEmpty()) {
          changes.add(change(element, ModelChange.Kind.CHANGED, details));
        }
      }
    }
    before.elements().stream()
        .filter(element -> after.find(element.id()) == null)
        .forEach(element -> changes.add(change(element, ModelChange.Kind.REMOVED, List.of())));
    return changes;
  }

  private static ModelChange change(Element element, ModelChange.Kind kind, List<String> details) {
    return new ModelChange(
        element.id(), element.label() + " (" + inWords(element) + ")", kind, details);
  }

  private static List<String> details(Map<String, String> before, Map<String, String> after) {
    var details = new ArrayList<String>();
    var facts = new LinkedHashSet<>(before.keySet());
    facts.addAll(after.keySet());
    for (var fact : facts) {
      var was = before.getOrDefault(fact, "");
      var is = after.getOrDefault(fact, "");
      if (was.equals(is)) {
        continue;
      }
      if (was.isEmpty()) {
        details.add("The %s is new: %s".formatted(fact, is));
      } else if (is.isEmpty()) {
        details.add("The %s is gone: it was %s".formatted(fact, was));
      } else {
        details.add("The %s is %s; it was %s".formatted(fact, is, was));
      }
    }
    return details;
  }

  /** The decision of a DMN text as a table, if it is one. */
  public static Optional<DecisionTable> decision(String dmn, String decisionId) {
    var models =
        Models.read(new ModelFiles(Map.of(), Map.of("read.dmn", dmn), Map.of()), new ArrayList<>());
    var decision = models.decisions().get(decisionId);
    var table = decision == null ? null : decision.child("decisionTable");
    if (decision == null || table == null) {
      return Optional.empty();
    }
    var outputs = table.children("output");
    return Optional.of(
        new DecisionTable(
            decisionId,
            decision.label(),
            decision.text("description"),
            table.attribute("hitPolicy").isEmpty() ? "UNIQUE" : table.attribute("hitPolicy"),
            table.children("input").stream().map(ModelReader::title).toList(),
            outputs.stream().map(ModelReader::title).toList(),
            table.children("rule").stream()
                .map(
                    rule ->
                        Stream.of(
                                rule.children("inputEntry").stream().map(cell -> cell.text("text")),
                                rule.children("outputEntry").stream()
                                    .map(cell -> cell.text("text")),
                                Stream.of(rule.text("description")))
                            .flatMap(cells -> cells)
                            .toList())
                .toList()));
  }

  private static String title(Element column) {
    var label = column.attribute("label");
    var expression = column.child("inputExpression");
    return !label.isEmpty()
        ? label
        : expression == null ? column.attribute("name") : expression.text("text");
  }

  /** The fields of a form's text. */
  public static FormFields form(String json, String formId) {
    var models =
        Models.read(
            new ModelFiles(Map.of(), Map.of(), Map.of(formId + ".form", json)), new ArrayList<>());
    return new FormFields(
        formId,
        models.fields(formId).stream()
            .filter(field -> field.key() != null)
            .map(
                field ->
                    new FormFields.Field(
                        String.valueOf(field.key()),
                        field.label(),
                        field.node().path("type").asString(""),
                        field.node().path("validate").path("required").asBoolean(false),
                        field.node().path("description").asString(""),
                        field.node().path("conditional").path("hide").asString("").isEmpty()
                            ? ""
                            : "not("
                                + field
                                    .node()
                                    .path("conditional")
                                    .path("hide")
                                    .asString("")
                                    .replaceFirst("^=\\s*", "")
                                + ")"))
            .toList());
  }

  private static String inWords(Element element) {
    return element.isEventSubProcess()
        ? "part that an event starts"
        : KINDS.getOrDefault(element.kind(), element.kind());
  }

  /** Kind with what triggers it, such as {@code boundaryEvent timer}. */
  private static String type(Element element) {
    return TRIGGERS.stream()
        .filter(trigger -> element.child(trigger + "EventDefinition") != null)
        .findFirst()
        .map(trigger -> element.kind() + " " + trigger)
        .orElse(element.kind());
  }

  /**
   * An element of a model.
   *
   * @param type BPMN name with what triggers it, such as {@code userTask} or {@code boundaryEvent
   *     timer}
   * @param kind in words
   * @param scope id of the process or sub-process around it, empty for the process
   * @param mapped whether a move of a case says what becomes of it
   * @param stoodAt whether a case can be at it
   */
  public record Place(
      String id,
      String name,
      String type,
      String kind,
      String scope,
      boolean mapped,
      boolean stoodAt) {}

  /** One process of a text. */
  private record Model(Models models, Element process) {

    static Model of(String bpmn, String processId) {
      var models =
          Models.read(
              new ModelFiles(Map.of("read.bpmn", bpmn), Map.of(), Map.of()), new ArrayList<>());
      var process = models.process(processId);
      if (process == null) {
        throw new IllegalArgumentException("The model holds no process " + processId);
      }
      return new Model(models, process);
    }

    List<Element> elements() {
      var elements = new ArrayList<Element>();
      elements.add(process);
      elements.addAll(process.descendants(KINDS.keySet()));
      return elements;
    }

    @Nullable Element find(String id) {
      return elements().stream().filter(each -> each.id().equals(id)).findFirst().orElse(null);
    }

    /** What a reader would call a change, by its name; places in the drawing are none. */
    Map<String, String> facts(Element element) {
      var facts = new LinkedHashMap<String, String>();
      put(facts, "name", quoted(element.name()));
      put(facts, "kind", inWords(element));
      put(facts, "way", way(element));
      put(facts, "condition", element.condition());
      put(facts, "default way", element.attribute("default"));
      put(facts, "timer", element.timer());
      put(facts, "message", models.messageName(process, element));
      put(facts, "error", models.errorCode(process, element));
      put(facts, "step it is attached to", element.attribute("attachedToRef"));
      put(
          facts,
          "interruption",
          element.attribute("cancelActivity").equals("false")
                  || element.attribute("isInterrupting").equals("false")
              ? "the step goes on"
              : "");
      put(facts, "work of the system", element.extension("taskDefinition", "type"));
      put(facts, "form", element.extension("formDefinition", "formId"));
      put(facts, "group", element.extension("assignmentDefinition", "candidateGroups"));
      put(facts, "person", element.extension("assignmentDefinition", "assignee"));
      put(facts, "due date", element.extension("taskSchedule", "dueDate"));
      put(facts, "priority", element.extension("priorityDefinition", "priority"));
      put(facts, "decision table", element.extension("calledDecision", "decisionId"));
      put(facts, "called process", element.extension("calledElement", "processId"));
      put(facts, "repetition", element.loopCollection());
      element.inputs().forEach((name, source) -> put(facts, "input " + name, source));
      element.outputs().forEach((name, source) -> put(facts, "output " + name, source));
      return facts;
    }

    private static String way(Element element) {
      return element.kind().equals("sequenceFlow")
          ? "from " + element.attribute("sourceRef") + " to " + element.attribute("targetRef")
          : "";
    }

    private static String quoted(String name) {
      return name.isEmpty() ? "" : "“" + name + "”";
    }

    private static void put(Map<String, String> facts, String name, @Nullable String value) {
      if (value != null && !value.isEmpty()) {
        facts.put(name, value);
      }
    }
  }
}
