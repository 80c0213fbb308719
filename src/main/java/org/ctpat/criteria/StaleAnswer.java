package org.ctpat.criteria;

/** Somebody else changed the answer meanwhile; nothing was overwritten. */
public class StaleAnswer extends RuntimeException {

  public StaleAnswer(String message) {
    super(message);
  }
}
