package org.ctpat.model;

/**
 * Something that a model uses.
 *
 * @param id id of the table, form or process
 * @param usedBy name of the element that uses it
 */
public record ModelPart(Kind kind, String id, String usedBy) {

  /** What it is. */
  public enum Kind {
    DECISION,
    FORM,
    PROCESS
  }
}
