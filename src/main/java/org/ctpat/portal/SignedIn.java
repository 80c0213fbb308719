package org.ctpat.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/**
 * Tells who is behind a session: a person with a password, or one that the identity provider
 * vouches for, and for which account of their company they act in it.
 */
@Component
class SignedIn {

  private static final String ACTS_FOR = "ctpat.acts-for";

  private final CompanySignIns companySignIns;

  SignedIn(CompanySignIns companySignIns) {
    this.companySignIns = companySignIns;
  }

  /** The person, in the role of their company that they chose in this session. */
  Optional<PortalUser> person(HttpServletRequest request) {
    var authentication = request.getUserPrincipal() instanceof Authentication a ? a : null;
    return person(authentication).map(person -> inChosenRole(person, request));
  }

  private PortalUser inChosenRole(PortalUser person, HttpServletRequest request) {
    var session = request.getSession(false);
    var chosen = session == null ? null : session.getAttribute(ACTS_FOR);
    return chosen == null || !person.ofCompany() || chosen.equals(person.accountNumber())
        ? person
        : roles(person).stream()
            .filter(role -> chosen.equals(role.accountNumber()))
            .findFirst()
            .orElse(person);
  }

  /** The person in each role of their company that they may act in. */
  List<PortalUser> roles(PortalUser person) {
    var roles = new LinkedHashMap<String, PortalUser>();
    if (person.accountNumber() != null) {
      roles.put(person.accountNumber(), person);
    }
    companySignIns
        .rights(person.id())
        .forEach(role -> roles.putIfAbsent(String.valueOf(role.accountNumber()), role));
    return List.copyOf(roles.values());
  }

  /** Has the person act for this account from now on, if they may. */
  boolean choose(HttpServletRequest request, String accountNumber) {
    var authentication = request.getUserPrincipal() instanceof Authentication a ? a : null;
    var may =
        person(authentication).stream()
            .flatMap(person -> roles(person).stream())
            .anyMatch(role -> accountNumber.equals(role.accountNumber()));
    if (may) {
      request.getSession().setAttribute(ACTS_FOR, accountNumber);
    }
    return may;
  }

  private Optional<PortalUser> person(@Nullable Authentication authentication) {
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
