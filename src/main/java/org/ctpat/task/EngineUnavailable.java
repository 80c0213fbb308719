package org.ctpat.task;

/**
 * The workflow engine does not answer, or does not take a change of a task now; it may be tried
 * again.
 */
public class EngineUnavailable extends RuntimeException {

  public EngineUnavailable(String what, Throwable cause) {
    super(what + ": the workflow engine does not answer at present. Try again in a minute.", cause);
  }
}
