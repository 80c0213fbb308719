package org.ctpat.task;

import java.util.List;

/** What can come after a task, as its model says. */
public interface NextSteps {

  /**
   * The next places after the task at which something waits or ends, in the order of the model;
   * empty when the model cannot be read now.
   */
  List<Next> after(InboxTask task);

  /** One of them, by its label in the model. */
  record Next(Kind kind, String name) {}

  /** A step of people or a process of several steps, something to wait for, or an end. */
  enum Kind {
    STEP,
    WAIT,
    END
  }
}
