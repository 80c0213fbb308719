package org.ctpat.feedback;

/** A question, an answer or a vote was not kept; the message says why and what to do. */
public class FeedbackRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  FeedbackRefused(String message) {
    super(message);
  }
}
