package org.ctpat.audit;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One kept change, as read from the trail. */
public record AuditEntry(
    long sequence,
    Instant at,
    String accountNumber,
    @Nullable String caseId,
    String action,
    String subject,
    Actor by,
    Map<String, Object> before,
    Map<String, Object> after,
    String hash) {}
