package org.ctpat.account;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An account at a glance.
 *
 * @param entityType code of the entity type, such as {@code IMP}
 * @param entityTypeName its name, such as "U.S. importer"
 * @param tier {@code 1} to {@code 3} where the entity type has tiers (importers), null for others
 *     and before certification
 * @param anniversary date of certification, whose day and month recur
 */
public record AccountView(
    AccountNumber number,
    String companyName,
    String entityType,
    String entityTypeName,
    MembershipStatus status,
    CaseState caseState,
    @Nullable Integer tier,
    @Nullable LocalDate anniversary,
    @Nullable String fieldOffice) {}
