package org.ctpat.validation;

/** A validation ended without a report, since the member lost its standing. */
public record ValidationBrokenOff(String accountNumber, String caseId, String reason) {}
