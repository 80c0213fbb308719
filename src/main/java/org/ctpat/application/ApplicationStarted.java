package org.ctpat.application;

/**
 * A company has started an application to the programme.
 *
 * @param caseId case of the application, such as {@code 10-000101-APP-1}
 * @param entityType code of the entity type, such as {@code IMP}
 */
public record ApplicationStarted(String accountNumber, String caseId, String entityType) {}
