package org.ctpat.account;

/** Membership status of an account; it alone decides about benefits (6 U.S.C. 964 to 967). */
public enum MembershipStatus {
  NONE,
  CERTIFIED,
  CERTIFIED_VALIDATED,
  TIER_3,
  SUSPENDED,
  REMOVED,
  WITHDRAWN,
  INELIGIBLE;

  /** Whether it is a membership in good standing: certified and not suspended. */
  public boolean member() {
    return this == CERTIFIED || this == CERTIFIED_VALIDATED || this == TIER_3;
  }

  /** Whether a membership that was applied for or held is over. */
  public boolean ended() {
    return this == REMOVED || this == WITHDRAWN || this == INELIGIBLE;
  }

  /** Such as "Certified, validated". */
  public String inWords() {
    return switch (this) {
      case NONE -> "Not a member";
      case CERTIFIED_VALIDATED -> "Certified, validated";
      case TIER_3 -> "Exceeds the criteria";
      default -> Accounts.words(this);
    };
  }
}
