package org.ctpat.criteria;

/** An edition was not kept or removed; the message says why and what to do. */
public class EditionRefused extends RuntimeException {

  public EditionRefused(String message) {
    super(message);
  }
}
