package org.ctpat.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which entries of the trail to show; null means any.
 *
 * @param person a part of the sign-in name or name of who acted, or of the automated step
 * @param event a part of what happened or of what it happened to
 * @param from earliest moment
 * @param until first moment that is too late
 */
public record AuditSearch(
    @Nullable String accountNumber,
    @Nullable String person,
    @Nullable String event,
    @Nullable Instant from,
    @Nullable Instant until) {}
