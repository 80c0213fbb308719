package org.ctpat.validation;

/** Where a requested document stands. */
public enum DocumentRequestState {
  REQUESTED("Requested"),
  PROVIDED("Provided"),
  NOT_AVAILABLE("Not available"),
  ASKED_AGAIN("Asked again"),
  ACCEPTED("Accepted");

  private final String label;

  DocumentRequestState(String label) {
    this.label = label;
  }

  /** Name to show. */
  public String label() {
    return label;
  }

  /** Whether the company is to answer. */
  public boolean isOpen() {
    return this == REQUESTED || this == ASKED_AGAIN;
  }
}
