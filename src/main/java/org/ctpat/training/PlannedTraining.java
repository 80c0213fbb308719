package org.ctpat.training;

import java.time.OffsetDateTime;

/**
 * A training plan as opened.
 *
 * @param requiredTrainings trainings that its people need, musts and shoulds
 * @param gapDueAt when gaps must be closed (DC06)
 */
public record PlannedTraining(
    String trainingPlanId, int requiredTrainings, OffsetDateTime gapDueAt) {}
