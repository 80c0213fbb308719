package org.ctpat.status;

import java.time.Instant;
import java.util.List;
import org.ctpat.account.Identifier;
import org.ctpat.account.MembershipStatus;
import org.jspecify.annotations.Nullable;

/**
 * A change of a status as systems get it, by the feed and by webhooks.
 *
 * @param position place in the feed, 1 and up, without gaps
 * @param tier the tier since then, null where there is none
 * @param benefits numbers of the benefits to apply since then
 * @param identifiers the numbers by which customs knows the company
 * @param changedAt UTC
 */
public record Change(
    long position,
    String accountNumber,
    String entityType,
    MembershipStatus statusBefore,
    MembershipStatus status,
    @Nullable Integer tier,
    List<String> benefits,
    List<Identifier> identifiers,
    Instant changedAt) {}
