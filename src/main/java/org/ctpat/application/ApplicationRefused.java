package org.ctpat.application;

/** Something is not possible with an application; the message says why and what is possible. */
public class ApplicationRefused extends RuntimeException {

  public ApplicationRefused(String message) {
    super(message);
  }
}
