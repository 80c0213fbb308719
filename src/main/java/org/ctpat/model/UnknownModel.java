package org.ctpat.model;

/** There is no such process, or no such version of it. */
public class UnknownModel extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public UnknownModel(String message) {
    super(message);
  }
}
