package org.ctpat.embedded;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.ctpat.embedded.Instance.Element;
import org.ctpat.embedded.Instance.State;

/**
 * The way of a process instance through its model and through all that it called, as of the moment
 * it was asked for with {@link EmbeddedCamunda#walkedPath(long)}. It does not change afterwards.
 *
 * <pre>{@code
 * var path = camunda.walkedPath(instance.getProcessInstanceKey());
 * assertThat(path.completed())
 *     .containsSubsequence("review-profile", "grant-certification", "certified")
 *     .doesNotContain("reject-application");
 * assertThat(path.isCompleted()).isTrue();
 * }</pre>
 *
 * @param completed ids of the elements completed, in the order of their completion; an element
 *     completed twice is there twice
 * @param waitingAt ids of the elements it is at now, the innermost only: tasks, events, gateways
 * @param terminated ids of the elements broken off, for example by a boundary event
 * @param flows ids of the sequence flows taken, each once
 * @param incidents open incidents in words: element, type and message
 * @param variables of the instance itself, as JSON by name
 * @param state ACTIVE, COMPLETED or TERMINATED
 */
public record WalkedPath(
    List<String> completed,
    List<String> waitingAt,
    List<String> terminated,
    List<String> flows,
    List<String> incidents,
    Map<String, String> variables,
    String state) {

  public boolean isActive() {
    return state.equals(State.ACTIVE.name());
  }

  public boolean isCompleted() {
    return state.equals(State.COMPLETED.name());
  }

  /** Whether it was cancelled, or ended by the end of the instance that called it. */
  public boolean isTerminated() {
    return state.equals(State.TERMINATED.name());
  }

  static WalkedPath of(Instance instance) {
    var walked = withCalled(instance);
    var keys = Set.copyOf(walked.stream().map(each -> each.key).toList());
    var scopes = new HashSet<Long>();
    elements(walked)
        .filter(element -> element.state == State.ACTIVE)
        .forEach(element -> scopes.add(element.scopeKey));
    walked.stream()
        .filter(each -> each.state == State.ACTIVE)
        .forEach(each -> scopes.add(each.parentElementKey));
    var variables = new TreeMap<String, String>();
    instance.variables.values().stream()
        .filter(variable -> variable.scopeKey() == instance.key)
        .forEach(variable -> variables.put(variable.name(), variable.value()));
    return new WalkedPath(
        ids(instance.root.completed.stream().filter(e -> keys.contains(e.instance.key))),
        ids(elements(walked).filter(e -> e.state == State.ACTIVE && !scopes.contains(e.key))),
        ids(elements(walked).filter(e -> e.state == State.TERMINATED)),
        walked.stream().flatMap(each -> each.flows.stream()).toList(),
        walked.stream()
            .flatMap(each -> each.incidents.stream())
            .filter(incident -> incident.active)
            .map(i -> "%s: %s: %s".formatted(i.elementId, i.errorType, i.message))
            .toList(),
        variables,
        instance.state.name());
  }

  private static List<Instance> withCalled(Instance top) {
    var found = new ArrayList<Instance>();
    found.add(top);
    // A called instance comes after its caller in the tree.
    for (var each : top.root.tree) {
      if (found.stream().anyMatch(caller -> caller.key == each.parentInstanceKey)) {
        found.add(each);
      }
    }
    return found;
  }

  private static Stream<Element> elements(List<Instance> instances) {
    return instances.stream().flatMap(each -> each.elements.values().stream());
  }

  private static List<String> ids(Stream<Element> elements) {
    return elements.map(element -> element.elementId).toList();
  }
}
