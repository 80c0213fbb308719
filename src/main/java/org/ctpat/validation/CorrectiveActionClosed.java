package org.ctpat.validation;

/**
 * A corrective action was accepted, refused or closed as overdue.
 *
 * @param state the final state
 */
public record CorrectiveActionClosed(
    String accountNumber, String caseId, String actionId, CorrectiveActionState state) {}
