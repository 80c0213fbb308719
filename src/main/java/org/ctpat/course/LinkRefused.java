package org.ctpat.course;

/** A personal link does not lead to the courses (any more). */
public class LinkRefused extends RuntimeException {

  /** Why it does not. */
  public enum Reason {
    UNKNOWN,
    EXPIRED,
    REVOKED,
    LEFT,
    ENDED
  }

  private final Reason reason;

  LinkRefused(Reason reason) {
    super("The personal link is refused: " + reason);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
