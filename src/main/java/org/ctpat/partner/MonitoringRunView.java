package org.ctpat.partner;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A run of the partner monitoring.
 *
 * @param lookedAt partners looked at
 * @param lost partners whose loss was found in it
 * @param regained partners whose status was found to be back
 * @param expiring partners whose proof ends soon
 * @param closedAt null while it runs
 */
public record MonitoringRunView(
    String runId,
    LocalDate openedOn,
    String requestedBy,
    int lookedAt,
    int lost,
    int regained,
    int expiring,
    int chunks,
    Instant openedAt,
    @Nullable Instant closedAt) {}
