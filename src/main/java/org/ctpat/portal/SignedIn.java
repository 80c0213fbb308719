package org.ctpat.portal;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/**
 * Tells who is behind a session: a person with a password, or one that the identity provider
 * vouches for.
 */
@Component
class SignedIn {

  private final CompanySignIns companySignIns;

  SignedIn(CompanySignIns companySignIns) {
    this.companySignIns = companySignIns;
  }

  Optional<PortalUser> person(@Nullable Authentication authentication) {
    if (authentication == null) {
      return Optional.empty();
    }
    return switch (authentication.getPrincipal()) {
      case PortalUserDetails details -> Optional.of(details.person());
      case OidcUser user -> Optional.of(ofProvider(user));
      case null, default -> Optional.empty();
    };
  }

  /**
   * Reads the claims {@code preferred_username}, {@code name}, {@code groups} and {@code account}.
   * A person whom the provider gives no group may still have a right from applying in the portal.
   */
  private PortalUser ofProvider(OidcUser user) {
    var id = user.getPreferredUsername() == null ? user.getSubject() : user.getPreferredUsername();
    var name = user.getFullName() == null ? id : user.getFullName();
    var groups = new LinkedHashSet<String>();
    var claimed = user.getClaims().get("groups");
    if (claimed instanceof List<?> list) {
      list.forEach(group -> groups.add(String.valueOf(group)));
    }
    var account = user.getClaimAsString("account");
    var person =
        new PortalUser(id, name, account == null || account.isBlank() ? null : account, groups);
    if (person.ofCbp() || person.ofCompany()) {
      return person;
    }
    return companySignIns.find(id).orElse(person);
  }
}
