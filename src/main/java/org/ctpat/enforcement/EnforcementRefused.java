package org.ctpat.enforcement;

/** A step of an enforcement case is not possible; the message says why and what is possible. */
public class EnforcementRefused extends RuntimeException {

  public EnforcementRefused(String message) {
    super(message);
  }
}
