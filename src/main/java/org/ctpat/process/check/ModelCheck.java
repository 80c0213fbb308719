package org.ctpat.process.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ctpat.process.check.Models.Element;
import org.jspecify.annotations.Nullable;

/**
 * Reads all models and forms and says what does not fit together. A clean result means that every
 * box has its worker or form, every name that is read is written somewhere, and every wait can end.
 */
public final class ModelCheck {

  private static final Set<String> EVENTS =
      Set.of("creating", "assigning", "updating", "completing", "canceling");
  private static final Set<String> ACTIVITIES =
      Set.of("serviceTask", "userTask", "businessRuleTask", "callActivity", "subProcess");
  private static final Set<String> NODES =
      Set.of(
          "startEvent",
          "endEvent",
          "intermediateCatchEvent",
          "intermediateThrowEvent",
          "boundaryEvent",
          "serviceTask",
          "userTask",
          "businessRuleTask",
          "callActivity",
          "subProcess",
          "exclusiveGateway",
          "parallelGateway",
          "eventBasedGateway",
          "inclusiveGateway");
  private static final Pattern ID = Pattern.compile("[A-Z][a-z]+_[A-Z][A-Za-z0-9]*");
  private static final Pattern GENERATED = Pattern.compile("[A-Z][a-z]+_[0-9][a-z0-9]{6}");
  private static final Pattern TEMPLATE = Pattern.compile("\\{\\{(.+?)}}", Pattern.DOTALL);

  private final Feel feel = new Feel();
  private final Models models;
  private final Glue glue;
  private final List<Problem> problems = new ArrayList<>();

  private ModelCheck(ModelFiles files, Glue glue) {
    this.models = Models.read(files, problems);
    this.glue = glue;
  }

  /** All problems, in the order of the files; empty when everything fits. */
  public static List<Problem> of(ModelFiles files, Glue glue) {
    var check = new ModelCheck(files, glue);
    check.run();
    return List.copyOf(check.problems);
  }

  private void run() {
    for (var process : models.processes()) {
      shape(process);
      workers(process);
      userTasks(process);
      decisionsAndCalls(process);
      errors(process);
      expressions(process);
      variables(process);
      timersFromTheStart(process);
    }
    unusedWorkers();
    unusedForms();
    messages();
    decisionTables();
    forms();
  }

  // --- ids, labels, diagram, reachability

  private void shape(Element process) {
    for (var node : process.descendants(NODES)) {
      var id = node.id();
      if (GENERATED.matcher(id).matches() || !ID.matcher(id).matches()) {
        problem(
            node,
            "the id "
                + id
                + " is not meaningful; name it after the label, as in Task_OpenApplication");
      }
      var splits = node.kind().endsWith("Gateway") && node.outgoing().size() > 1;
      var needsLabel =
          !node.kind().endsWith("Gateway") || (splits && !node.kind().equals("parallelGateway"));
      if (needsLabel && node.name().isEmpty()) {
        problem(node, "has no label");
      }
      if (splits && node.kind().equals("exclusiveGateway")) {
        for (var flow : node.outgoing()) {
          if (flow.name().isEmpty()) {
            problem(
                node,
                "the flow " + flow.id() + " has no label; write the answer to the question on it");
          }
          if (flow.child("conditionExpression") == null
              && !flow.id().equals(node.attribute("default"))) {
            problem(
                node, "the flow " + flow.id() + " has neither a condition nor is it the default");
          }
        }
        if (node.attribute("default").isEmpty()) {
          problem(node, "has no default flow; when no condition holds the case would stop here");
        }
      }
      var start = node.kind().equals("startEvent") || node.kind().equals("boundaryEvent");
      if (!start && !node.isEventSubProcess() && node.incoming().isEmpty()) {
        problem(node, "is never reached: no flow leads to it");
      }
      if (!node.kind().equals("endEvent")
          && !node.isEventSubProcess()
          && node.outgoing().isEmpty()) {
        problem(node, "leads nowhere: draw a flow to what comes next or to an end");
      }
      if (!models.isDrawn(process, node.id())) {
        problem(node, "is not in the diagram");
      }
    }
    for (var flow : process.descendants(Set.of("sequenceFlow"))) {
      if (!models.isDrawn(process, flow.id())) {
        problem(flow, "is not in the diagram");
      }
    }
    if (!models.fileOf(process).equals(process.id() + ".bpmn")) {
      problem(process, "the file should be named " + process.id() + ".bpmn, as the process");
    }
  }

  // --- workers

  private void workers(Element process) {
    for (var task : process.descendants(Set.of("serviceTask"))) {
      var type = task.extension("taskDefinition", "type");
      if (type.isEmpty()) {
        problem(task, "has no job type");
      } else if (!glue.workers().containsKey(type)) {
        problem(
            task, "no worker takes jobs of type " + type + "; the case would wait here for ever");
      } else if (!type.equals(Models.kebab(task.name()))) {
        problem(task, "the job type " + type + " is not the label in kebab-case");
      }
    }
  }

  private void unusedWorkers() {
    var used =
        models.processes().stream()
            .flatMap(process -> process.descendants(Set.of("serviceTask")).stream())
            .map(task -> task.extension("taskDefinition", "type"))
            .collect(Collectors.toSet());
    for (var type : new TreeSet<>(glue.workers().keySet())) {
      if (!used.contains(type)) {
        problems.add(
            new Problem(
                "code", type, "a worker takes this job type, but no task of any model has it"));
      }
    }
  }

  // --- user tasks

  private void userTasks(Element process) {
    for (var task : process.descendants(Set.of("userTask"))) {
      if (!task.hasExtension("userTask")) {
        problem(task, "is a job worker task; make it a Camunda user task (zeebe:userTask)");
      }
      var form = task.extension("formDefinition", "formId");
      if (form.isEmpty()) {
        problem(task, "has no form");
      } else if (!models.forms().containsKey(form)) {
        problem(task, "its form " + form + " does not exist in forms/");
      } else if (!glue.handledForms().contains(form)) {
        problem(task, "no module takes the submission of form " + form);
      }
      if (!form.isEmpty()
          && !task.extension("formDefinition", "bindingType").equals("deployment")) {
        problem(
            task,
            "its form must be bound to the deployment, so that it does not change under a person's hands");
      }
      groups(task);
      if (task.extension("taskSchedule", "dueDate").isEmpty()) {
        problem(task, "has no due date");
      }
      if (task.extension("priorityDefinition", "priority").isEmpty()) {
        problem(task, "has no priority");
      }
      var listening = new TreeSet<String>();
      for (var listener : task.extensions("taskListener")) {
        listening.add(listener.get("eventType"));
        if (!glue.listeners().contains(listener.get("type"))) {
          problem(task, "no worker takes the listener jobs of type " + listener.get("type"));
        }
        if (!("task-" + listener.get("eventType")).equals(listener.get("type"))) {
          problem(
              task,
              "the listener of "
                  + listener.get("eventType")
                  + " must have the type task-"
                  + listener.get("eventType"));
        }
      }
      var missing = new TreeSet<>(EVENTS);
      missing.removeAll(listening);
      if (!missing.isEmpty()) {
        problem(
            task,
            "lacks the listeners "
                + missing
                + "; apply the element template of member or CBP tasks");
      }
      if (task.outputs().isEmpty()) {
        problem(task, "has no output mapping, so the whole form would become process variables");
      }
      if (models.forms().containsKey(form)) {
        outputsComeFromTheForm(task, form);
      }
    }
  }

  private void groups(Element task) {
    var text = task.extension("assignmentDefinition", "candidateGroups");
    if (text.isEmpty()) {
      problem(task, "has no candidate groups: nobody would see it");
      return;
    }
    Collection<String> names =
        text.startsWith("=")
            ? Pattern.compile("\"([^\"]+)\"")
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .toList()
            : Arrays.asList(text.split("\\s*,\\s*"));
    for (var name : names) {
      if (!glue.candidateGroups().contains(name)) {
        problem(task, "nobody belongs to the candidate group " + name);
      }
    }
  }

  private void outputsComeFromTheForm(Element task, String form) {
    var known = new TreeSet<>(models.keys(form));
    known.addAll(task.inputs().keySet());
    for (var output : task.outputs().entrySet()) {
      for (var name : reads(output.getValue())) {
        if (!known.contains(name)) {
          problem(
              task,
              "its output "
                  + output.getKey()
                  + " reads "
                  + name
                  + ", which the form "
                  + form
                  + " has no field for");
        }
      }
    }
  }

  private void unusedForms() {
    var used =
        models.processes().stream()
            .flatMap(process -> process.descendants(Set.of("userTask")).stream())
            .map(task -> task.extension("formDefinition", "formId"))
            .collect(Collectors.toSet());
    for (var form : models.forms().keySet()) {
      if (!used.contains(form)) {
        problems.add(new Problem(form + ".form", form, "no user task uses this form"));
      }
    }
    for (var form : new TreeSet<>(glue.handledForms())) {
      if (!used.contains(form)) {
        problems.add(
            new Problem(
                "code",
                form,
                "a module takes the submission of this form, but no user task uses it"));
      }
    }
  }

  // --- decisions and called processes

  private void decisionsAndCalls(Element process) {
    for (var task : process.descendants(Set.of("businessRuleTask"))) {
      var decision = task.extension("calledDecision", "decisionId");
      if (!models.decisions().containsKey(decision)) {
        problem(task, "the decision " + decision + " does not exist in bpmn/");
      } else if (task.extension("calledDecision", "resultVariable").isEmpty()) {
        problem(task, "its decision has no result variable");
      }
    }
    for (var call : process.descendants(Set.of("callActivity"))) {
      var called = call.extension("calledElement", "processId");
      var target = models.process(called);
      if (target == null) {
        problem(call, "the process " + called + " does not exist in bpmn/");
        continue;
      }
      if (target.children("startEvent").stream()
          .noneMatch(start -> start.child("messageEventDefinition") == null)) {
        problem(
            call,
            "the process "
                + called
                + " has no start event without a message, so it cannot be called");
      }
    }
  }

  // --- errors

  private void errors(Element process) {
    for (var thrower : process.descendants(Set.of("endEvent"))) {
      var code = models.errorCode(process, thrower);
      if (code == null) {
        continue;
      }
      var caught = false;
      for (var scope = thrower.parent(); scope != null && !caught; scope = scope.parent()) {
        caught =
            scope.boundaryEvents().stream()
                .anyMatch(each -> code.equals(models.errorCode(process, each)));
      }
      caught |=
          models.callsOf(process.id()).stream()
              .anyMatch(
                  call ->
                      call.boundaryEvents().stream()
                          .anyMatch(each -> code.equals(models.errorCode(call.root(), each))));
      if (!caught) {
        problem(thrower, "nobody catches the error " + code);
      }
    }
    for (var catcher : process.descendants(Set.of("boundaryEvent"))) {
      var code = models.errorCode(process, catcher);
      if (code == null) {
        continue;
      }
      var host = process.find(catcher.attribute("attachedToRef"));
      Element inside = host == null ? process : host;
      if (inside.kind().equals("callActivity")) {
        var called = models.process(inside.extension("calledElement", "processId"));
        inside = called == null ? inside : called;
      }
      var root = inside.root();
      if (inside.descendants(Set.of("endEvent")).stream()
          .noneMatch(each -> code.equals(models.errorCode(root, each)))) {
        problem(catcher, "nothing inside throws the error " + code);
      }
    }
  }

  // --- messages

  private void messages() {
    var received = new TreeMap<String, Element>();
    for (var process : models.processes()) {
      for (var event :
          process.descendants(Set.of("startEvent", "intermediateCatchEvent", "boundaryEvent"))) {
        var message = models.messageName(process, event);
        if (message != null) {
          received.put(message, event);
          if (!glue.messages().containsKey(message)) {
            problem(event, "nobody sends the message " + message);
          }
        }
      }
    }
    for (var message : new TreeSet<>(glue.messages().keySet())) {
      if (!received.containsKey(message)) {
        problems.add(
            new Problem(
                "code", message, "this message is sent, but no event of any model waits for it"));
      }
    }
  }

  // --- FEEL

  private void expressions(Element process) {
    for (var element : process.all()) {
      for (var expression : element.expressions()) {
        var wrong = feel.problem(expression.substring(1));
        if (wrong != null) {
          problem(element.owner(), "the expression «" + expression + "» cannot be read: " + wrong);
        }
      }
    }
  }

  private Set<String> reads(String expression) {
    return expression.startsWith("=") ? feel.reads(expression.substring(1)) : Set.of();
  }

  // --- variables that a timer reads before anything could write them

  private void timersFromTheStart(Element process) {
    var given = new TreeSet<String>();
    for (var call : models.callsOf(process.id())) {
      given.addAll(call.inputs().keySet());
    }
    for (var start : process.children("startEvent")) {
      var message = models.messageName(process, start);
      given.addAll(message == null ? Set.of() : glue.messages().getOrDefault(message, Set.of()));
    }
    for (var sub : process.children("subProcess")) {
      if (sub.isEventSubProcess()) {
        for (var start : sub.children("startEvent")) {
          for (var name : reads(start.timer())) {
            if (!given.contains(name)) {
              problem(
                  start,
                  "its timer is set when the process starts and reads "
                      + name
                      + ", which is only written later; hand it in when the process is called");
            }
          }
        }
      }
    }
  }

  // --- variables that are read and never written

  private void variables(Element process) {
    var written = new TreeSet<String>();
    for (var node : process.descendants(NODES)) {
      switch (node.kind()) {
        case "serviceTask" ->
            written.addAll(
                glue.workers().getOrDefault(node.extension("taskDefinition", "type"), Set.of()));
        case "businessRuleTask" -> {
          written.add(node.extension("calledDecision", "resultVariable"));
          written.addAll(node.outputs().keySet());
        }
        case "userTask", "callActivity" -> written.addAll(node.outputs().keySet());
        default -> {}
      }
      written.addAll(node.loopVariables());
      var message = models.messageName(process, node);
      if (message != null) {
        written.addAll(glue.messages().getOrDefault(message, Set.of()));
      }
    }
    for (var call : models.callsOf(process.id())) {
      written.addAll(call.inputs().keySet());
    }
    for (var node : process.descendants(NODES)) {
      var local = node.inputs().keySet();
      var readers = new LinkedHashMap<String, String>();
      node.inputs().forEach((name, source) -> readers.put("input " + name, source));
      node.outgoing().forEach(flow -> readers.put("flow " + flow.label(), flow.condition()));
      readers.put("timer", node.timer());
      readers.put("assignee", node.extension("assignmentDefinition", "assignee"));
      readers.put("collection", node.loopCollection());
      for (var reader : readers.entrySet()) {
        for (var name : reads(reader.getValue())) {
          if (!written.contains(name) && !local.contains(name)) {
            problem(
                node,
                reader.getKey()
                    + " reads the variable "
                    + name
                    + ", which nothing in this process writes");
          }
        }
      }
      if (node.kind().equals("callActivity")) {
        var called = models.process(node.extension("calledElement", "processId"));
        if (called != null) {
          var inside = new TreeSet<String>();
          for (var each : called.descendants(NODES)) {
            inside.addAll(
                each.kind().equals("serviceTask")
                    ? glue.workers()
                        .getOrDefault(each.extension("taskDefinition", "type"), Set.of())
                    : Set.of());
            inside.addAll(
                each.kind().equals("userTask")
                        || each.kind().equals("callActivity")
                        || each.kind().equals("businessRuleTask")
                    ? each.outputs().keySet()
                    : Set.of());
          }
          inside.addAll(node.inputs().keySet());
          for (var output : node.outputs().entrySet()) {
            for (var name : reads(output.getValue())) {
              if (!inside.contains(name)) {
                problem(
                    node,
                    "its output "
                        + output.getKey()
                        + " reads "
                        + name
                        + ", which "
                        + called.id()
                        + " does not write");
              }
            }
          }
        }
      }
    }
  }

  // --- decision tables

  private void decisionTables() {
    for (var decision : models.decisions().entrySet()) {
      var file = models.fileOfDecision(decision.getKey());
      var root = decision.getValue();
      for (var cell : root.descendants(Set.of("inputEntry"))) {
        var text = cell.text("text");
        var wrong = text.isEmpty() || text.equals("-") ? null : feel.problemOfUnaryTests(text);
        if (wrong != null) {
          problems.add(
              new Problem(file, cell.id(), "the cell «" + text + "» cannot be read: " + wrong));
        }
      }
      for (var kind : List.of("inputExpression", "outputEntry")) {
        for (var cell : root.descendants(Set.of(kind))) {
          var text = cell.text("text");
          var wrong = text.isEmpty() ? "it is empty" : feel.problem(text);
          if (wrong != null) {
            problems.add(new Problem(file, cell.id(), "«" + text + "» cannot be read: " + wrong));
          }
        }
      }
      for (var rule : root.descendants(Set.of("rule"))) {
        if (rule.text("description").isEmpty()) {
          problems.add(
              new Problem(
                  file,
                  rule.id(),
                  "the row does not name its source; write it into the annotation"));
        }
      }
    }
  }

  // --- forms

  private void forms() {
    for (var form : models.forms().keySet()) {
      var file = form + ".form";
      for (var field : models.fields(form)) {
        if (field.key() != null && field.label().isEmpty()) {
          problems.add(new Problem(file, field.key(), "the field has no label"));
        }
        if (GENERATED.matcher(field.id()).matches() || !ID.matcher(field.id()).matches()) {
          problems.add(
              new Problem(
                  file,
                  field.id(),
                  "the id is not meaningful; name it after the field, as in Field_CompanyName"));
        }
        for (var expression : field.expressions()) {
          var wrong = feel.problem(expression.substring(1));
          if (wrong != null) {
            problems.add(
                new Problem(
                    file,
                    field.id(),
                    "the expression «" + expression + "» cannot be read: " + wrong));
          }
        }
        TEMPLATE
            .matcher(field.text())
            .results()
            .forEach(
                found -> {
                  var expression = found.group(1).strip();
                  var plain = expression.startsWith("=") ? expression.substring(1) : expression;
                  var wrong =
                      expression.startsWith("#") || expression.startsWith("/")
                          ? null
                          : feel.problem(plain);
                  if (wrong != null) {
                    problems.add(
                        new Problem(
                            file,
                            field.id(),
                            "the text part «" + expression + "» cannot be read: " + wrong));
                  }
                });
      }
      var seen = new TreeSet<String>();
      var queue = new ArrayDeque<>(models.keys(form));
      while (!queue.isEmpty()) {
        var key = queue.pop();
        if (!seen.add(key)) {
          problems.add(new Problem(file, key, "two fields have this key"));
        }
      }
    }
  }

  private void problem(Element element, @Nullable String message) {
    problems.add(
        new Problem(models.fileOf(element.root()), element.label(), String.valueOf(message)));
  }
}
