package org.ctpat.portal;

import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.User;

/** A person with a password, where no identity provider is connected. */
public final class PortalUserDetails extends User {

  private static final long serialVersionUID = 1L;

  private final PortalUser person;

  public PortalUserDetails(PortalUser person, String encodedPassword) {
    super(
        person.id(),
        encodedPassword,
        person.groups().stream().map(SimpleGrantedAuthority::new).toList());
    this.person = person;
  }

  public PortalUser person() {
    return person;
  }

  @Override
  public boolean equals(Object other) {
    return super.equals(other);
  }

  @Override
  public int hashCode() {
    return super.hashCode();
  }
}
