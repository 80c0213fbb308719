package org.ctpat.deadline;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A stored due date and where it comes from.
 *
 * @param cycle tells several dates of the same rule in one case apart, such as {@code 1} for the
 *     first return for correction
 * @param startOn date of the start event, U.S. Eastern
 * @param dueAt end of the due day in U.S. Eastern time, 23:59:59 with its offset; what timers and
 *     tasks use
 * @param explanation "why this date" in one sentence
 * @param inputs what went into the computation
 * @param computedBy job type or person that had it computed
 */
public record Deadline(
    long id,
    String accountNumber,
    String caseId,
    String ruleId,
    String name,
    String cycle,
    LocalDate startOn,
    LocalDate dueOn,
    OffsetDateTime dueAt,
    State state,
    @Nullable LocalDate closedOn,
    String explanation,
    String source,
    String onExpiry,
    Map<String, Object> inputs,
    Instant computedAt,
    String computedBy) {

  /** Running, met in time or late, or no longer wanted. */
  public enum State {
    OPEN,
    MET,
    CANCELLED
  }
}
