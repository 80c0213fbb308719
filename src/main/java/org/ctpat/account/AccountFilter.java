package org.ctpat.account;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which accounts to list; null or empty means any.
 *
 * @param text part of the company name, of the account number or of an identifier
 */
public record AccountFilter(
    Set<MembershipStatus> statuses,
    Set<CaseState> caseStates,
    @Nullable String entityType,
    @Nullable String fieldOffice,
    @Nullable String text) {

  public static AccountFilter any() {
    return new AccountFilter(Set.of(), Set.of(), null, null, null);
  }
}
