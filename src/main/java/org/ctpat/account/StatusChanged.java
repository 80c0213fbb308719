package org.ctpat.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The membership status of an account has changed, in the running transaction.
 *
 * @param tier the tier it has now, null where there is none
 */
public record StatusChanged(
    String accountNumber,
    String entityType,
    MembershipStatus from,
    MembershipStatus to,
    @Nullable Integer tier,
    String caseId,
    Instant at) {}
