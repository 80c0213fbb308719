package org.ctpat.criteria;

/** An answer, evidence or review was not kept; the message says why and what to do. */
public class AnswerRefused extends RuntimeException {

  public AnswerRefused(String message) {
    super(message);
  }
}
