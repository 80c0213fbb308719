package org.ctpat.task;

/** A follow-up cannot be kept as it is; the message says why and what to do. */
public class FollowUpRefused extends RuntimeException {

  private final boolean beyondDue;

  FollowUpRefused(String message, boolean beyondDue) {
    super(message);
    this.beyondDue = beyondDue;
  }

  /** Whether it is only that the day lies after the due date, which the person may confirm. */
  public boolean beyondDue() {
    return beyondDue;
  }
}
