package org.ctpat.training;

/**
 * A training refresher, which runs as a process of its own, is over before its end.
 *
 * @param reason why, in words
 */
public record TrainingCancelled(String accountNumber, String trainingPlanId, String reason) {}
