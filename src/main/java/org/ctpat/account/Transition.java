package org.ctpat.account;

import java.util.Set;

/**
 * One row of {@code account-states.json}.
 *
 * @param state membership status or case state in which the event is possible
 * @param next the state after it, or {@code PREVIOUS_STATUS} or {@code CONTESTED_STATUS}
 * @param guard what must hold; a row without words is known by its state and event
 * @param actor who brings the event about, in words
 * @param roles who that is: {@link #COMPANY} or groups of CBP
 */
record Transition(
    String state, String event, String guard, String next, String actor, Set<String> roles) {

  static final String COMPANY = "company";

  Transition {
    guard = guard.isBlank() ? state + " " + event : guard;
    roles = Set.copyOf(roles);
  }
}
