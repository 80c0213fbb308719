package org.ctpat.task;

/** A step that some open task of a person is at, to choose in a filter. */
public record InboxStep(String processId, String formId, String name) {}
