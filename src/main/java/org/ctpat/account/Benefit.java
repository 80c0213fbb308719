package org.ctpat.account;

/**
 * A benefit of members (fact sheet section 10).
 *
 * @param id {@code BN01} …
 * @param quantity how much, empty when not stated
 */
public record Benefit(String id, String name, String description, String quantity, String source) {}
