package org.ctpat.task;

/**
 * What is wrong with a submitted form.
 *
 * @param key key of the form field, or empty when it concerns the whole form
 * @param message what is wrong and what to do
 */
public record FieldError(String key, String message) {}
