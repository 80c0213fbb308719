package org.ctpat.portal;

import java.text.Normalizer;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who may act for companies that applied in the portal, beside what the identity provider says. */
@Service
public class CompanySignIns {

  private final CompanySignInRows rows;
  private final Clock clock;

  CompanySignIns(CompanySignInRows rows, Clock clock) {
    this.rows = rows;
    this.clock = clock;
  }

  /** The person with this sign-in name in the first role that they got a right for by applying. */
  @Transactional(readOnly = true)
  public Optional<PortalUser> find(String signIn) {
    return rights(signIn).stream().findFirst();
  }

  /** The person in each of the roles that they got a right for by applying. */
  @Transactional(readOnly = true)
  List<PortalUser> rights(String signIn) {
    return rows.of(signIn).stream().map(CompanySignIn::person).toList();
  }

  /** The people who got a right for this account by applying. */
  @Transactional(readOnly = true)
  List<PortalUser> of(String accountNumber) {
    return rows.ofAccount(accountNumber).stream().map(CompanySignIn::person).toList();
  }

  @Transactional
  void grant(String signIn, String name, String accountNumber, boolean officer) {
    if (rights(signIn).stream().noneMatch(r -> accountNumber.equals(r.accountNumber()))) {
      rows.save(new CompanySignIn(signIn, name, accountNumber, officer, clock.instant()));
    }
  }

  /** A sign-in name made of a person's name, such as {@code elena.garza}, that nobody has yet. */
  @Transactional(readOnly = true)
  String freeSignIn(String name) {
    var plain =
        Normalizer.normalize(name, Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", ".")
            .replaceAll("^\\.|\\.$", "");
    var base = plain.isEmpty() ? "person" : plain;
    var free = base;
    for (var number = 2; find(free).isPresent(); number++) {
      free = base + "." + number;
    }
    return free;
  }
}
