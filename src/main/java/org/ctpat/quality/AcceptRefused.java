package org.ctpat.quality;

/** A finding cannot be accepted like this; the message says why and what to do. */
public final class AcceptRefused extends RuntimeException {

  AcceptRefused(String message) {
    super(message);
  }
}
