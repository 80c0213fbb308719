package org.ctpat.validation;

import org.jspecify.annotations.Nullable;

/**
 * A validation report as the specialist hands it in.
 *
 * @param taskKey user task in which it was written
 * @param falseStatementReason what was false and why knowingly, only when there was one
 */
record ReportDraft(
    long taskKey,
    String summary,
    boolean falseStatement,
    @Nullable String falseStatementReason,
    ValidationOutcome proposal) {}
