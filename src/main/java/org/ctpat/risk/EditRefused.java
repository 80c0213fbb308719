package org.ctpat.risk;

/** A change of a risk assessment is not possible; the message says why and what to do. */
public class EditRefused extends RuntimeException {

  public EditRefused(String message) {
    super(message);
  }
}
