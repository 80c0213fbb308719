package org.ctpat.task;

/** An absence cannot be kept as it is; the message says why and what to do. */
public class AbsenceRefused extends RuntimeException {

  AbsenceRefused(String message) {
    super(message);
  }
}
