package org.ctpat.appeal;

/** An appeal, or a step of it, was not taken; the message says why and what is possible. */
public class AppealRefused extends RuntimeException {

  public AppealRefused(String message) {
    super(message);
  }
}
