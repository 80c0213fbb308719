package org.ctpat.task;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A task that is no longer open, for the history of a case.
 *
 * @param closedBy name of the person who did it; null while it is on its way to the engine
 */
public record CompletedTask(
    long key,
    String caseId,
    String processId,
    String elementId,
    String name,
    InboxTask.State state,
    @Nullable Instant closedAt,
    @Nullable String closedBy) {}
