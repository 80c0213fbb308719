package org.ctpat.risk;

/**
 * An assessment between two yearly ones, which runs as a process of its own, is over before its
 * end.
 *
 * @param reason why, in words
 */
public record ReassessmentCancelled(String accountNumber, String assessmentId, String reason) {}
