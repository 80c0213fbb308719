package org.ctpat.process.check;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The parsed models and forms, with the questions that the check asks of them. */
final class Models {

  private final Map<String, Document> bpmn = new TreeMap<>();
  private final Map<String, Element> processes = new TreeMap<>();
  private final Map<String, String> files = new HashMap<>();
  private final Map<String, Element> decisions = new TreeMap<>();
  private final Map<String, String> decisionFiles = new HashMap<>();
  private final Map<String, JsonNode> forms = new TreeMap<>();
  private final Map<String, Set<String>> drawn = new HashMap<>();
  private final Map<String, Map<String, String>> messages = new HashMap<>();
  private final Map<String, Map<String, String>> errors = new HashMap<>();

  /** Reads all files; a file that cannot be read is a problem of its own. */
  static Models read(ModelFiles files, List<Problem> problems) {
    var models = new Models();
    files.bpmn().forEach((name, text) -> models.readBpmn(name, text, problems));
    files.dmn().forEach((name, text) -> models.readDmn(name, text, problems));
    files.forms().forEach((name, text) -> models.readForm(name, text, problems));
    return models;
  }

  private void readBpmn(String file, String text, List<Problem> problems) {
    var document = parse(file, text, problems);
    if (document == null) {
      return;
    }
    bpmn.put(file, document);
    var names = new TreeMap<String, String>();
    var codes = new TreeMap<String, String>();
    var shown = new TreeSet<String>();
    for (var element : elements(document)) {
      switch (element.getLocalName()) {
        case "message" -> names.put(element.getAttribute("id"), element.getAttribute("name"));
        case "error" -> codes.put(element.getAttribute("id"), element.getAttribute("errorCode"));
        case "BPMNShape", "BPMNEdge" -> shown.add(element.getAttribute("bpmnElement"));
        default -> {}
      }
    }
    for (var element : elements(document)) {
      if (element.getLocalName().equals("process")) {
        var process = new Element(element, null);
        processes.put(process.id(), process);
        files.put(process.id(), file);
        messages.put(process.id(), names);
        errors.put(process.id(), codes);
        drawn.put(process.id(), shown);
      }
    }
  }

  private void readDmn(String file, String text, List<Problem> problems) {
    var document = parse(file, text, problems);
    if (document == null) {
      return;
    }
    for (var element : elements(document)) {
      if (element.getLocalName().equals("decision")) {
        var decision = new Element(element, null);
        decisions.put(decision.id(), decision);
        decisionFiles.put(decision.id(), file);
      }
    }
  }

  private void readForm(String file, String text, List<Problem> problems) {
    try {
      var form = JsonMapper.shared().readTree(text);
      var id = form.path("id").asString("");
      if (!file.equals(id + ".form")) {
        problems.add(new Problem(file, id, "the form's id must be the file's name"));
      }
      forms.put(id, form);
    } catch (RuntimeException e) {
      problems.add(new Problem(file, file, "is not JSON: " + e.getMessage()));
    }
  }

  private static @Nullable Document parse(String file, String text, List<Problem> problems) {
    try {
      var factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      return factory
          .newDocumentBuilder()
          .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    } catch (Exception e) {
      problems.add(new Problem(file, file, "is not XML: " + e.getMessage()));
      return null;
    }
  }

  private static List<org.w3c.dom.Element> elements(Node parent) {
    var found = new ArrayList<org.w3c.dom.Element>();
    for (var child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof org.w3c.dom.Element element) {
        found.add(element);
        found.addAll(elements(element));
      }
    }
    return found;
  }

  static String kebab(String label) {
    return String.join("-", label.strip().split("[^A-Za-z0-9]+")).toLowerCase(Locale.ROOT);
  }

  Collection<Element> processes() {
    return processes.values();
  }

  @Nullable Element process(String id) {
    return processes.get(id);
  }

  String fileOf(Element process) {
    return files.getOrDefault(process.id(), "?");
  }

  Map<String, Element> decisions() {
    return decisions;
  }

  String fileOfDecision(String id) {
    return decisionFiles.getOrDefault(id, "?");
  }

  Map<String, JsonNode> forms() {
    return forms;
  }

  boolean isDrawn(Element process, String id) {
    return drawn.getOrDefault(process.id(), Set.of()).contains(id);
  }

  List<Element> callsOf(String processId) {
    return processes.values().stream()
        .flatMap(process -> process.descendants(Set.of("callActivity")).stream())
        .filter(call -> call.extension("calledElement", "processId").equals(processId))
        .toList();
  }

  @Nullable String messageName(Element process, Element event) {
    var definition = event.child("messageEventDefinition");
    return definition == null
        ? null
        : messages.getOrDefault(process.id(), Map.of()).get(definition.attribute("messageRef"));
  }

  @Nullable String errorCode(Element process, Element event) {
    var definition = event.child("errorEventDefinition");
    return definition == null
        ? null
        : errors.getOrDefault(process.id(), Map.of()).get(definition.attribute("errorRef"));
  }

  /** Keys of the form's fields; a dynamic list counts as one field with its path. */
  List<String> keys(String form) {
    return fields(form).stream().map(Field::key).filter(key -> key != null).toList();
  }

  List<Field> fields(String form) {
    var found = new ArrayList<Field>();
    collect(forms.get(form).path("components"), found, false);
    return found;
  }

  private static void collect(JsonNode components, List<Field> found, boolean inList) {
    for (var component : components) {
      var list = component.path("type").asString("").equals("dynamiclist");
      var key = inList ? null : text(component, list ? "path" : "key");
      found.add(new Field(component, key));
      collect(component.path("components"), found, inList || list);
    }
  }

  private static @Nullable String text(JsonNode node, String name) {
    var value = node.path(name).asString("");
    return value.isEmpty() ? null : value;
  }

  /** One component of a form; key null when it holds no value of its own. */
  record Field(JsonNode node, @Nullable String key) {

    String id() {
      return node.path("id").asString("");
    }

    String label() {
      return Stream.of("label", "dateLabel", "timeLabel")
          .map(name -> node.path(name).asString(""))
          .filter(text -> !text.isEmpty())
          .findFirst()
          .orElse("");
    }

    String text() {
      return node.path("text").asString("");
    }

    List<String> expressions() {
      var found = new ArrayList<String>();
      var hide = node.path("conditional").path("hide").asString("");
      for (var text : List.of(hide, text(), node.path("expression").asString(""))) {
        if (text.startsWith("=")) {
          found.add(text);
        }
      }
      return found;
    }
  }

  /** A BPMN or DMN element with the few questions asked of it. */
  static final class Element {

    private final org.w3c.dom.Element xml;
    private final @Nullable Element parent;

    Element(org.w3c.dom.Element xml, @Nullable Element parent) {
      this.xml = xml;
      this.parent = parent;
    }

    String kind() {
      return xml.getLocalName();
    }

    String id() {
      return xml.getAttribute("id");
    }

    String name() {
      return xml.getAttribute("name").strip();
    }

    String label() {
      return name().isEmpty() ? id() : name();
    }

    String attribute(String name) {
      return xml.getAttribute(name);
    }

    @Nullable Element parent() {
      return parent;
    }

    Element root() {
      return parent == null ? this : parent.root();
    }

    /** The flow element that this definition or expression belongs to. */
    Element owner() {
      return id().isEmpty() || kind().endsWith("Definition")
          ? (parent == null ? this : parent.owner())
          : this;
    }

    boolean isEventSubProcess() {
      return attribute("triggeredByEvent").equals("true");
    }

    List<Element> children(String kind) {
      var found = new ArrayList<Element>();
      for (var child = xml.getFirstChild(); child != null; child = child.getNextSibling()) {
        if (child instanceof org.w3c.dom.Element element && element.getLocalName().equals(kind)) {
          found.add(new Element(element, this));
        }
      }
      return found;
    }

    @Nullable Element child(String kind) {
      var children = children(kind);
      return children.isEmpty() ? null : children.getFirst();
    }

    /** Text of the first child of this kind, or empty. */
    String text(String kind) {
      var child = child(kind);
      return child == null ? "" : child.xml.getTextContent().strip();
    }

    /** This element and all below it. */
    List<Element> all() {
      var found = new ArrayList<Element>();
      found.add(this);
      for (var child = xml.getFirstChild(); child != null; child = child.getNextSibling()) {
        if (child instanceof org.w3c.dom.Element element) {
          found.addAll(new Element(element, this).all());
        }
      }
      return found;
    }

    /** Elements of these kinds below this one, at any depth; extension elements left out. */
    List<Element> descendants(Set<String> kinds) {
      var found = new ArrayList<Element>();
      for (var child = xml.getFirstChild(); child != null; child = child.getNextSibling()) {
        if (child instanceof org.w3c.dom.Element element
            && !element.getLocalName().equals("extensionElements")) {
          var each = new Element(element, this);
          if (kinds.contains(each.kind())) {
            found.add(each);
          }
          found.addAll(each.descendants(kinds));
        }
      }
      return found;
    }

    @Nullable Element find(String id) {
      return all().stream().filter(each -> each.id().equals(id)).findFirst().orElse(null);
    }

    private List<Element> flows(String end) {
      var scope = parent;
      return scope == null
          ? List.of()
          : scope.children("sequenceFlow").stream()
              .filter(flow -> flow.attribute(end).equals(id()))
              .toList();
    }

    List<Element> outgoing() {
      return flows("sourceRef");
    }

    List<Element> incoming() {
      return flows("targetRef");
    }

    List<Element> boundaryEvents() {
      var scope = parent;
      return scope == null
          ? List.of()
          : scope.children("boundaryEvent").stream()
              .filter(each -> each.attribute("attachedToRef").equals(id()))
              .toList();
    }

    String condition() {
      return text("conditionExpression");
    }

    String timer() {
      var definition = child("timerEventDefinition");
      if (definition == null) {
        return "";
      }
      for (var kind : List.of("timeDate", "timeDuration", "timeCycle")) {
        if (!definition.text(kind).isEmpty()) {
          return definition.text(kind);
        }
      }
      return "";
    }

    private List<Element> extensionElements() {
      var extension = child("extensionElements");
      return extension == null ? List.of() : extension.all();
    }

    boolean hasExtension(String kind) {
      return extensionElements().stream().anyMatch(each -> each.kind().equals(kind));
    }

    /** An attribute of an extension element, or empty. */
    String extension(String kind, String attribute) {
      return extensionElements().stream()
          .filter(each -> each.kind().equals(kind))
          .map(each -> each.attribute(attribute))
          .findFirst()
          .orElse("");
    }

    List<Map<String, String>> extensions(String kind) {
      var found = new ArrayList<Map<String, String>>();
      for (var each : extensionElements()) {
        if (each.kind().equals(kind)) {
          var attributes = new TreeMap<String, String>();
          for (int i = 0; i < each.xml.getAttributes().getLength(); i++) {
            var attribute = each.xml.getAttributes().item(i);
            attributes.put(attribute.getNodeName(), attribute.getNodeValue());
          }
          found.add(attributes);
        }
      }
      return found;
    }

    Map<String, String> inputs() {
      return mappings("input");
    }

    Map<String, String> outputs() {
      return mappings("output");
    }

    private Map<String, String> mappings(String kind) {
      var found = new LinkedHashMap<String, String>();
      extensions(kind).forEach(each -> found.put(each.get("target"), each.get("source")));
      return found;
    }

    String loopCollection() {
      var loop = child("multiInstanceLoopCharacteristics");
      return loop == null ? "" : loop.extension("loopCharacteristics", "inputCollection");
    }

    /** Names that a multi-instance writes: its element and its output collection. */
    Set<String> loopVariables() {
      var loop = child("multiInstanceLoopCharacteristics");
      var names = new TreeSet<String>();
      if (loop != null) {
        names.add(loop.extension("loopCharacteristics", "inputElement"));
        names.add(loop.extension("loopCharacteristics", "outputCollection"));
        names.remove("");
      }
      return names;
    }

    /**
     * All expressions on this very element: attributes that begin with «=», conditions and timers.
     */
    List<String> expressions() {
      var found = new ArrayList<String>();
      for (int i = 0; i < xml.getAttributes().getLength(); i++) {
        var value = xml.getAttributes().item(i).getNodeValue();
        if (value.startsWith("=")) {
          found.add(value);
        }
      }
      if (Set.of("conditionExpression", "timeDate", "timeDuration", "timeCycle").contains(kind())) {
        var text = xml.getTextContent().strip();
        if (text.startsWith("=")) {
          found.add(text);
        }
      }
      return found;
    }
  }
}
