package org.ctpat.partner;

/** Somebody asked for a run of the partner monitoring outside the week. */
public record MonitoringRequested(String runId) {}
