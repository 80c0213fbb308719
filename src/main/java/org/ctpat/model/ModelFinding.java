package org.ctpat.model;

/**
 * Something to mend in a model, table or form.
 *
 * @param file such as {@code application.bpmn}
 * @param message what is wrong and what to do
 */
public record ModelFinding(String file, String element, String message) {}
