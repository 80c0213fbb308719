package org.ctpat.status;

/** Something cannot be done as asked; the message says why and what to do instead. */
public class Refused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public Refused(String message) {
    super(message);
  }
}
