package org.ctpat.renewal;

/**
 * A step of an annual review is not possible; the message names the state met and what is possible.
 */
public class ReviewRefused extends RuntimeException {

  public ReviewRefused(String message) {
    super(message);
  }
}
