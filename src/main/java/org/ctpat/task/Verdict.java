package org.ctpat.task;

/** Whether a completion or an assignment is accepted. */
public sealed interface Verdict {

  /** It was taken, now or before. */
  record Accepted() implements Verdict {}

  /** It was not; the task stays as it is. */
  record Denied(String reason) implements Verdict {}
}
