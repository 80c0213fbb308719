package org.ctpat.account;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A part of the membership; an empty set means any, and without statuses all that have not ended.
 *
 * @param entityTypes codes, such as {@code IMP}
 * @param countries of the primary address, two letters
 * @param offices field offices
 */
public record Audience(
    Set<String> entityTypes,
    Set<String> countries,
    Set<String> offices,
    Set<MembershipStatus> statuses) {

  /** Whether an account with its primary address in this country belongs to it. */
  public boolean includes(AccountView account, @Nullable String country) {
    return any(entityTypes, account.entityType())
        && any(countries, country)
        && any(offices, account.fieldOffice())
        && (statuses.isEmpty() ? !account.status().ended() : statuses.contains(account.status()));
  }

  private static boolean any(Set<String> wanted, @Nullable String value) {
    return wanted.isEmpty() || (value != null && wanted.contains(value));
  }
}
