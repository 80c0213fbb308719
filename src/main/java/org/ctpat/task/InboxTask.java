package org.ctpat.task;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A human task as the inbox knows it.
 *
 * @param key key of the user task in the engine
 * @param name label of the task in the model
 * @param variables the process variables that the task sees, its local inputs among them
 */
public record InboxTask(
    long key,
    String accountNumber,
    String caseId,
    String processId,
    long processInstanceKey,
    String elementId,
    String name,
    String formId,
    List<String> candidateGroups,
    @Nullable String assignee,
    @Nullable OffsetDateTime dueAt,
    String dueRule,
    int priority,
    State state,
    Instant createdAt,
    Map<String, Object> variables) {

  /** Open, handed in and on its way to the engine, done, or cancelled by the process. */
  public enum State {
    OPEN,
    SUBMITTED,
    COMPLETED,
    CANCELLED
  }
}
