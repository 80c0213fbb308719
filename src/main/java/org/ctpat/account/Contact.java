package org.ctpat.account;

import org.jspecify.annotations.Nullable;

/**
 * A person of a company whom CBP writes to.
 *
 * @param signIn sign-in name in the portal, if the person has one
 */
public record Contact(
    Kind kind,
    @Nullable String signIn,
    String name,
    @Nullable String title,
    @Nullable String email,
    @Nullable String phone) {

  public boolean isOfficer() {
    return kind == Kind.OFFICER;
  }

  /** The company officer who signs, the point of contact, or an alternate. */
  public enum Kind {
    OFFICER,
    POINT_OF_CONTACT,
    ALTERNATE
  }
}
