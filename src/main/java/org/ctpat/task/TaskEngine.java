package org.ctpat.task;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** What a person may ask of the engine about a task beside completing it. */
public interface TaskEngine {

  /** Assigns the task, replacing an assignee. The inbox follows by its listener. */
  void assign(long taskKey, String personId);

  /** Takes the assignee off the task. */
  void unassign(long taskKey);

  /** Sets priority (0 to 100) and, when given, due date. */
  void update(long taskKey, int priority, @Nullable OffsetDateTime dueAt);
}
