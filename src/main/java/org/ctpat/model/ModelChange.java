package org.ctpat.model;

import java.util.List;

/**
 * A difference between two versions.
 *
 * @param element name or id of the element, with its kind
 * @param details what is different, a sentence each; empty when it was added or removed
 */
public record ModelChange(String elementId, String element, Kind kind, List<String> details) {

  /** What became of the element. */
  public enum Kind {
    ADDED,
    REMOVED,
    CHANGED
  }
}
