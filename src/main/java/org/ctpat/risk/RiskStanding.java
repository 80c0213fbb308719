package org.ctpat.risk;

/**
 * What the approved risk assessment of a member says in short.
 *
 * @param risk highest risk of a lane: low, medium or high
 * @param lanes cargo lanes
 */
public record RiskStanding(String risk, int lanes) {}
