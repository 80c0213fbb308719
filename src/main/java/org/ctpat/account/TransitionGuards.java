package org.ctpat.account;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The guards of the transitions with those who answer for them. */
@Component
class TransitionGuards {

  private final TransitionTable table;
  private final ObjectProvider<TransitionGuard> answering;
  private volatile @Nullable Map<String, List<TransitionGuard.Check>> checks;

  /**
   * The modules that answer use the accounts themselves, so they are asked for only when needed.
   */
  TransitionGuards(TransitionTable table, ObjectProvider<TransitionGuard> answering) {
    this.table = table;
    this.answering = answering;
  }

  /**
   * What stands against a transition. Where several modules answer for a guard, one that is content
   * is enough: each knows its own cases only.
   */
  Optional<String> objection(Transition transition, AccountNumber number, String caseId) {
    var objections = new ArrayList<String>();
    for (var check : checks().getOrDefault(transition.guard(), List.of())) {
      var objection = check.objection(number, caseId);
      if (objection.isEmpty()) {
        return Optional.empty();
      }
      objections.add(objection.get());
    }
    return Optional.of(
        objections.isEmpty() ? "nobody answers for it" : String.join("; ", objections));
  }

  /** The guards that somebody answers for. */
  Set<String> answered() {
    return checks().keySet();
  }

  private Map<String, List<TransitionGuard.Check>> checks() {
    var known = checks;
    if (known == null) {
      known = collected();
      checks = known;
    }
    return known;
  }

  private Map<String, List<TransitionGuard.Check>> collected() {
    var worded = table.all().stream().map(Transition::guard).collect(Collectors.toSet());
    var all = new HashMap<String, List<TransitionGuard.Check>>();
    answering.forEach(
        guard ->
            guard
                .checks()
                .forEach(
                    (words, check) -> {
                      if (!worded.contains(words)) {
                        throw new IllegalStateException(
                            "account-states.json has no guard “" + words + "”");
                      }
                      all.computeIfAbsent(words, key -> new ArrayList<>()).add(check);
                    }));
    return Map.copyOf(all);
  }
}
