package org.ctpat.criteria;

/**
 * A difference between a snapshot and the profile now.
 *
 * @param label the criterion as people name it
 * @param field what changed: how it is met, applicability, reason, responsible person, last review,
 *     evidence
 */
public record ProfileChange(
    String criterionId, String label, String field, String before, String after) {}
