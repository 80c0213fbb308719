package org.ctpat.task;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** There is a new task in the inbox; told once, within the transaction that keeps it. */
public record TaskOpened(
    long taskKey,
    String accountNumber,
    String company,
    String caseId,
    String name,
    List<String> candidateGroups,
    @Nullable OffsetDateTime dueAt) {}
