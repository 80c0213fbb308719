package org.ctpat.mail;

/** What was asked of the outbox cannot be done; the message says why. */
public class MailRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  MailRefused(String message) {
    super(message);
  }
}
