package org.ctpat.training;

import java.time.OffsetDateTime;

/**
 * Must courses of an account expire soon, so that a refresher begins.
 *
 * @param trainingPlanId id of the plan to open, one for each account and month, such as {@code
 *     10-000101-TR-2027-03}
 * @param dueAt when the refresher must be done (DC06)
 */
public record RefresherDue(
    String accountNumber, String trainingPlanId, String entityType, OffsetDateTime dueAt) {}
