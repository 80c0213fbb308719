package org.ctpat.incident;

/**
 * Somebody who is told of an incident.
 *
 * @param cbp whether telling it is telling CBP (criterion 7.23, DL26)
 * @param source rule that asks to tell it
 */
public record IncidentParty(String code, String label, boolean cbp, String source) {}
