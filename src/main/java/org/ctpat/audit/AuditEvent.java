package org.ctpat.audit;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One change to be kept in the trail.
 *
 * @param accountNumber account concerned, such as {@code 10-000101}
 * @param caseId case within the account, if any
 * @param action what happened, as a short fact in the past tense: "Security profile returned"
 * @param subject what was changed, such as {@code Criterion 6.5}
 * @param before values before the change, empty for something new; no personal data
 * @param after values after the change; no personal data
 */
public record AuditEvent(
    String accountNumber,
    @Nullable String caseId,
    String action,
    String subject,
    Actor by,
    Map<String, ?> before,
    Map<String, ?> after) {}
