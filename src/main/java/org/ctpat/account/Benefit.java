package org.ctpat.account;

/**
 * A benefit of members, a row of the decision table {@code benefits} (fact sheet section 10).
 *
 * @param id {@code BN01} …
 * @param quantity how much, empty when not stated
 * @param note condition or doubt, empty when there is none
 */
public record Benefit(
    String id, String name, String description, String quantity, String note, String source) {}
