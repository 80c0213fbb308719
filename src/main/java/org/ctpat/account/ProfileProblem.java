package org.ctpat.account;

/**
 * What is wrong with a company profile.
 *
 * @param field key of the form field, such as {@code officerEmail}
 * @param message what is wrong and what to do
 */
public record ProfileProblem(String field, String message) {}
