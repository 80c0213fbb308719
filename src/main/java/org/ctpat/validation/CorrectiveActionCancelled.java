package org.ctpat.validation;

/**
 * A corrective action of a risk plan, which runs as a process of its own, is over before its end.
 *
 * @param reason why, in words
 */
public record CorrectiveActionCancelled(
    String accountNumber, String caseId, String actionId, String reason) {}
