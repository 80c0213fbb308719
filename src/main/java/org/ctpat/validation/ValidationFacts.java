package org.ctpat.validation;

import java.time.OffsetDateTime;

/**
 * The facts for the decision {@code validationOutcome}.
 *
 * @param openMusts musts that are not met and not proven since
 * @param bestPracticeElements how many of the five framework elements the best practices show
 * @param currentStatus membership status, such as {@code CERTIFIED}
 * @param outcomeDueAt when the supervisor is to decide (DC03)
 */
public record ValidationFacts(
    int openMusts,
    int bestPracticeElements,
    boolean falseStatement,
    String currentStatus,
    OffsetDateTime outcomeDueAt) {}
