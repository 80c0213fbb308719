package org.ctpat.task;

import org.springframework.stereotype.Service;

/** Who works on a task: taking it, giving it back, handing it to somebody. */
@Service
public class Claims {

  /** Takes the task. */
  public void claim(long taskKey, Person person) {
    throw new UnsupportedOperationException();
  }

  /** Gives the task back to its group. */
  public void unclaim(long taskKey, Person person) {
    throw new UnsupportedOperationException();
  }

  /** Hands the task to another person; supervisors only. */
  public void assign(long taskKey, String assigneeId, Person by) {
    throw new UnsupportedOperationException();
  }
}
