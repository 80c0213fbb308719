package org.ctpat.workload;

import org.jspecify.annotations.Nullable;

/**
 * A site visit, or a validation that is due.
 *
 * @param visit whether it is a visit; else a due validation
 * @param site site visited, or the name of the rule that makes it due
 * @param lead who leads the team, null while nobody does
 */
public record CalendarEntry(
    boolean visit,
    String accountNumber,
    String company,
    String fieldOffice,
    String site,
    String caseId,
    @Nullable String lead) {}
