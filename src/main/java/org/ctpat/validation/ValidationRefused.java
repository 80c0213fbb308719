package org.ctpat.validation;

/**
 * Something is not possible with a validation or a corrective action; the message says why and what
 * is possible.
 */
public class ValidationRefused extends RuntimeException {

  public ValidationRefused(String message) {
    super(message);
  }
}
