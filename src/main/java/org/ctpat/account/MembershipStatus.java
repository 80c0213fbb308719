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
  INELIGIBLE
}
