package org.ctpat.conversation;

/** A message was not sent; the message of this says why and what to do. */
public class MessageRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  MessageRefused(String message) {
    super(message);
  }
}
