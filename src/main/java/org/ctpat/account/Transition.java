package org.ctpat.account;

/**
 * One row of {@code account-states.json}.
 *
 * @param state membership status or case state in which the event is possible
 * @param next the state after it, or {@code PREVIOUS_STATUS} or {@code CONTESTED_STATUS}
 * @param actor who brings the event about, in words
 */
record Transition(String state, String event, String guard, String next, String actor) {}
