package org.ctpat.task;

/**
 * A task cannot be shown or changed for this person or in its present state; the message says why
 * and what to do.
 */
public class TaskRefused extends RuntimeException {

  /** Why it was refused. */
  public enum Reason {
    UNKNOWN,
    NOT_YOURS,
    ALREADY_SUBMITTED,
    GONE
  }

  private final Reason reason;

  public TaskRefused(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
