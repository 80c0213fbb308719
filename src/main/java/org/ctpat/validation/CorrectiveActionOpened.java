package org.ctpat.validation;

/**
 * A corrective action that a company planned in its risk assessment was opened. Those of a
 * validation report are not announced: the validation calls them itself.
 *
 * @param caseId case in which the risk assessment was made
 * @param entityType code of the entity type, such as {@code IMP}
 */
public record CorrectiveActionOpened(
    String accountNumber, String caseId, String actionId, String entityType) {}
