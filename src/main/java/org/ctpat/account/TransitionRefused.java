package org.ctpat.account;

/**
 * An event is not possible in the present state of an account; the message names both and what is
 * possible.
 */
public class TransitionRefused extends RuntimeException {

  public TransitionRefused(String message) {
    super(message);
  }
}
