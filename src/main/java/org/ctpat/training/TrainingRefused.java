package org.ctpat.training;

/** A person or training was not kept; the message says why and what to do. */
public class TrainingRefused extends RuntimeException {

  public TrainingRefused(String message) {
    super(message);
  }
}
