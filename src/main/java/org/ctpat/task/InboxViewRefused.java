package org.ctpat.task;

/** A filter cannot be kept under this name; the message says why and what to do. */
public class InboxViewRefused extends RuntimeException {

  InboxViewRefused(String message) {
    super(message);
  }
}
