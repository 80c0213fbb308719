package org.ctpat.planning;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A work plan at a glance.
 *
 * @param planYear fiscal year, from October 1 of the year before to September 30
 * @param members members ranked
 * @param planned members to be validated, those selected or skipped meanwhile included
 * @param selected members whose day has come
 */
public record WorkPlanView(
    String planId,
    int planYear,
    PlanState state,
    LocalDate openedOn,
    String openedBy,
    @Nullable LocalDate decidedOn,
    @Nullable String decidedBy,
    String remarks,
    int members,
    int planned,
    int selected) {}
