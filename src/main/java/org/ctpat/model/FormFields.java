package org.ctpat.model;

import java.util.List;

/** A form to read: its fields in their order. */
public record FormFields(String id, List<Field> fields) {

  /**
   * One field.
   *
   * @param key name of its value
   * @param type such as {@code textarea}
   * @param help description below it
   * @param shownWhen condition in FEEL, empty when it is always shown
   */
  public record Field(
      String key, String label, String type, boolean required, String help, String shownWhen) {}
}
