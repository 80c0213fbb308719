package org.ctpat.task;

/** Whether a completion is accepted. */
public sealed interface Verdict {

  /** It was recorded, now or before. */
  record Accepted() implements Verdict {}

  /** It was not; the task stays open. */
  record Denied(String reason) implements Verdict {}
}
