package org.ctpat.risk;

import java.time.OffsetDateTime;

/**
 * A company opens a new assessment before the yearly one.
 *
 * @param caseId case of its own, such as {@code 10-000101-RA-1}
 * @param dueAt end of the day by which it is to be done
 * @param dueRule rule of that date
 */
public record ReassessmentOpened(
    String accountNumber,
    String caseId,
    String assessmentId,
    String entityType,
    OffsetDateTime dueAt,
    String dueRule) {}
