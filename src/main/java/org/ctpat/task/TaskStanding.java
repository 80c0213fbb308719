package org.ctpat.task;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * With whom a task is, for those who have it open.
 *
 * @param since when the assignee got it, if that is known
 * @param closing who closed it and when, in words; empty while it is open
 */
public record TaskStanding(
    InboxTask.State state, @Nullable String assignee, @Nullable Instant since, String closing) {}
