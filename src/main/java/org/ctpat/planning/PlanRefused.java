package org.ctpat.planning;

/** A change of a work plan that is not possible; the message says what to do instead. */
public class PlanRefused extends RuntimeException {

  PlanRefused(String message) {
    super(message);
  }
}
