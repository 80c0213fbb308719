package org.ctpat.application;

/** A company has taken back its running application. */
public record ApplicationWithdrawn(String accountNumber, String caseId) {}
