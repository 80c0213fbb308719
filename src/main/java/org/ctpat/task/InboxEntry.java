package org.ctpat.task;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of the inbox: a task without its variables.
 *
 * @param company name of the company, empty when the process does not say
 * @param overdue whether its due date has passed
 * @param problem why the last submission was refused after it had been handed in
 * @param entityType code of the account's type; as the next two null for the whole programme
 * @param membershipStatus status of the account, such as {@code CERTIFIED}
 * @param again when the person looks at it again, null without a follow-up
 * @param note the person's note with it
 * @param absentUntil last day of the absence of its assignee, for whom the person stands in
 */
public record InboxEntry(
    long key,
    String accountNumber,
    String company,
    String caseId,
    String processId,
    String name,
    String formId,
    List<String> candidateGroups,
    @Nullable String assignee,
    @Nullable OffsetDateTime dueAt,
    String dueRule,
    boolean overdue,
    int priority,
    InboxTask.State state,
    Instant createdAt,
    @Nullable String problem,
    @Nullable String entityType,
    @Nullable String fieldOffice,
    @Nullable String membershipStatus,
    @Nullable LocalDate again,
    @Nullable String note,
    @Nullable LocalDate absentUntil) {

  InboxEntry withGroups(List<String> groups) {
    return new InboxEntry(
        key,
        accountNumber,
        company,
        caseId,
        processId,
        name,
        formId,
        groups,
        assignee,
        dueAt,
        dueRule,
        overdue,
        priority,
        state,
        createdAt,
        problem,
        entityType,
        fieldOffice,
        membershipStatus,
        again,
        note,
        absentUntil);
  }
}
