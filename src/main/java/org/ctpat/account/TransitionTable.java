package org.ctpat.account;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
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
    try (InputStream file =
        new ClassPathResource("catalogue/account-states.json").getInputStream()) {
      transitions =
          json.readTree(file)
              .get("transitions")
              .valueStream()
              .map(
                  row ->
                      new Transition(
                          row.get("state").asString(),
                          row.get("event").asString(),
                          row.get("guard").asString(),
                          row.get("next").asString(),
                          row.get("actor").asString()))
              .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("catalogue/account-states.json could not be read", e);
    }
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
