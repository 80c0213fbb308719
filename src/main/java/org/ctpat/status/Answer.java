package org.ctpat.status;

import java.util.List;
import org.ctpat.account.MembershipStatus;
import org.jspecify.annotations.Nullable;

/**
 * What is known about an identifier.
 *
 * @param scheme as asked
 * @param value as asked
 * @param detail what is wrong with the identifier, null unless {@code INVALID}
 * @param memberships one for each entity type in which the holder has an account
 */
public record Answer(
    String scheme,
    String value,
    Outcome outcome,
    @Nullable String detail,
    List<Membership> memberships) {

  /** Whether somebody holds the identifier; an unknown one is an answer, not an error. */
  public enum Outcome {
    FOUND,
    UNKNOWN,
    INVALID
  }

  /**
   * The standing of a company in one role.
   *
   * @param entityType code of the entity type, such as {@code IMP}
   * @param tier 1 to 3 where the entity type has tiers, null otherwise
   * @param member whether it is certified and not suspended
   * @param benefits numbers of the benefits to apply, such as {@code BN09}
   */
  public record Membership(
      String accountNumber,
      String company,
      String entityType,
      MembershipStatus status,
      @Nullable Integer tier,
      boolean member,
      List<String> benefits) {}
}
