package org.ctpat.validation;

/**
 * Something that one kind of validation asks for beside the rest.
 *
 * @param label what it is, such as {@code Record of the session}
 */
public record Fact(String label, String text) {}
