package org.ctpat.embedded;

/** A request that says something the server cannot take. */
final class BadRequest extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BadRequest(String message) {
    super(message);
  }
}
