package org.ctpat.task;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the engine says about a user task at one of its events.
 *
 * @param formKey key of the version of the form that the task is linked to, if the engine says it
 */
public record TaskFacts(
    long key,
    String accountNumber,
    String company,
    String caseId,
    String processId,
    long processInstanceKey,
    String elementId,
    String name,
    String formId,
    @Nullable Long formKey,
    List<String> candidateGroups,
    @Nullable String assignee,
    @Nullable OffsetDateTime dueAt,
    String dueRule,
    int priority,
    Map<String, Object> variables) {

  public TaskFacts withPriority(int other) {
    return new TaskFacts(
        key,
        accountNumber,
        company,
        caseId,
        processId,
        processInstanceKey,
        elementId,
        name,
        formId,
        formKey,
        candidateGroups,
        assignee,
        dueAt,
        dueRule,
        other,
        variables);
  }
}
