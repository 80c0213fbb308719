package org.ctpat.account;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The transitions of an account between its states, as {@code catalogue/account-states.json} lists
 * them.
 */
@Component
class TransitionTable {

  static final String PREVIOUS = "PREVIOUS_STATUS";
  static final String CONTESTED = "CONTESTED_STATUS";

  private final List<Transition> transitions;

  TransitionTable(JsonMapper json) {
    var actors = read(json, "catalogue/transition-actors.json");
    transitions =
        read(json, "catalogue/account-states.json")
            .get("transitions")
            .valueStream()
            .map(row -> transition(row, actors))
            .toList();
    var seen = new HashSet<String>();
    for (var transition : transitions) {
      if (!seen.add(transition.state() + " " + transition.event())) {
        throw new IllegalStateException(
            "account-states.json lists "
                + transition.event()
                + " in "
                + transition.state()
                + " twice");
      }
    }
  }

  private static JsonNode read(JsonMapper json, String file) {
    try (InputStream content = new ClassPathResource(file).getInputStream()) {
      return json.readTree(content);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " could not be read", e);
    }
  }

  private static Transition transition(JsonNode row, JsonNode actors) {
    var state = row.get("state").asString();
    var event = row.get("event").asString();
    var actor = row.get("actor").asString();
    var roles = actors.path("rows").path(state + " " + event);
    if (roles.isMissingNode()) {
      roles = actors.path("actors").path(actor);
    }
    if (!roles.isArray()) {
      throw new IllegalStateException("transition-actors.json does not say who “" + actor + "” is");
    }
    return new Transition(
        state,
        event,
        row.get("guard").asString(),
        row.get("next").asString(),
        actor,
        roles.valueStream().map(JsonNode::asString).collect(Collectors.toSet()));
  }

  List<Transition> all() {
    return transitions;
  }

  Optional<Transition> find(String state, String event) {
    return transitions.stream()
        .filter(row -> row.state().equals(state) && row.event().equals(event))
        .findFirst();
  }

  Set<String> eventsIn(String state) {
    var events = new TreeSet<String>();
    transitions.stream()
        .filter(row -> row.state().equals(state))
        .forEach(row -> events.add(row.event()));
    return events;
  }
}
