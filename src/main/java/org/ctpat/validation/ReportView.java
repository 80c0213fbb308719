package org.ctpat.validation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One version of a validation report.
 *
 * @param falseStatement whether the company knowingly made a false statement (6 U.S.C. 967(b))
 * @param approved null while nobody decided about this version
 * @param remarks what is to be changed, when returned
 */
public record ReportView(
    int version,
    String summary,
    boolean falseStatement,
    @Nullable String falseStatementReason,
    ValidationOutcome proposal,
    String writtenBy,
    Instant writtenAt,
    @Nullable Boolean approved,
    @Nullable String remarks,
    @Nullable String decidedBy,
    @Nullable Instant decidedAt) {}
