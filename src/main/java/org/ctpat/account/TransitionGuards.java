package org.ctpat.account;

import java.util.HashMap;
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
  private volatile @Nullable Map<String, TransitionGuard.Check> checks;

  /**
   * The modules that answer use the accounts themselves, so they are asked for only when needed.
   */
  TransitionGuards(TransitionTable table, ObjectProvider<TransitionGuard> answering) {
    this.table = table;
    this.answering = answering;
  }

  /** What stands against a transition; empty as well when nobody answers for its guard yet. */
  Optional<String> objection(Transition transition, AccountNumber number, String caseId) {
    var check = checks().get(transition.guard());
    return check == null ? Optional.empty() : check.objection(number, caseId);
  }

  /** The guards that somebody answers for. */
  Set<String> answered() {
    return checks().keySet();
  }

  private Map<String, TransitionGuard.Check> checks() {
    var known = checks;
    if (known == null) {
      known = collected();
      checks = known;
    }
    return known;
  }

  private Map<String, TransitionGuard.Check> collected() {
    var worded = table.all().stream().map(Transition::guard).collect(Collectors.toSet());
    var all = new HashMap<String, TransitionGuard.Check>();
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
                      if (all.put(words, check) != null) {
                        throw new IllegalStateException(
                            "Two modules answer for the guard “" + words + "”");
                      }
                    }));
    return Map.copyOf(all);
  }
}
