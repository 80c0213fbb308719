package org.ctpat.planning;

/**
 * Headquarters or a supervisor asked for a work plan ahead of the planning season.
 *
 * @param planYear fiscal year, which begins on October 1 of the year before
 */
public record WorkPlanRequested(String planId, int planYear) {}
