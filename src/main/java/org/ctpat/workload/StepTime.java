package org.ctpat.workload;

import org.jspecify.annotations.Nullable;

/**
 * How long a step by people took.
 *
 * @param processId process of the step; empty for the way from submission to certification
 * @param elementId step in its model; empty as well
 * @param count how often it was done in the period
 * @param median days within which half of them were done
 * @param ninetieth days within which nine of ten were done
 * @param allowed median of the days from its beginning to its due date, null when it has none
 */
public record StepTime(
    String processId,
    String elementId,
    String name,
    long count,
    double median,
    double ninetieth,
    @Nullable Double allowed) {}
