package org.ctpat.model;

import java.time.OffsetDateTime;

/**
 * An instance at an element.
 *
 * @param accountNumber account, empty for processes of the whole programme
 * @param company name of the company, empty when the process does not know it
 * @param caseId case, empty when it has none
 * @param troubled whether it waits for an operator
 */
public record WaitingCase(
    long processInstanceKey,
    int version,
    String accountNumber,
    String company,
    String caseId,
    OffsetDateTime since,
    boolean troubled) {}
