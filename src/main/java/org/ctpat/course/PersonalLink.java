package org.ctpat.course;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A personal link as the company sees it.
 *
 * @param good whether it still leads to the courses
 */
public record PersonalLink(
    long id,
    String employeeId,
    String issuedBy,
    Instant issuedAt,
    Instant expiresAt,
    @Nullable Instant lastUsedAt,
    boolean good) {}
