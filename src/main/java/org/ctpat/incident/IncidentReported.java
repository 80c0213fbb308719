package org.ctpat.incident;

/** An incident of a member was reported or opened by CBP. */
public record IncidentReported(String accountNumber, String incidentId) {}
