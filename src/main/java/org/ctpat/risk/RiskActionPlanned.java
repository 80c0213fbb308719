package org.ctpat.risk;

import java.time.LocalDate;

/**
 * An action of an approved risk assessment's plan is to be carried out and followed up.
 *
 * @param vulnerability what was found
 * @param owner who sees to it
 */
public record RiskActionPlanned(
    String accountNumber,
    String caseId,
    String assessmentId,
    String actionId,
    String entityType,
    String criterionId,
    String vulnerability,
    String action,
    String owner,
    LocalDate dueOn,
    String evidenceWanted) {}
