package org.ctpat.deadline;

/** A clock cannot be paused or resumed as it is; the message says why and what is possible. */
public class PauseRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  PauseRefused(String message) {
    super(message);
  }
}
