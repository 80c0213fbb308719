package org.ctpat.account;

import java.util.Collection;
import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface PersonalNumberRows extends JpaRepository<PersonalNumber, String> {

  @Query(
      """
      select new org.ctpat.account.IdentifierHolder(a.number, a.company.data.name, a.entityType,
        a.standing.membershipStatus, p.kind, p.fingerprint, p.claim)
      from PersonalNumber p, Account a
      where a.number = p.accountNumber and p.fingerprint in :fingerprints
      """)
  List<IdentifierHolder> holding(Collection<String> fingerprints);

  boolean existsByClaimAndAccountNumberNot(String claim, String accountNumber);

  List<PersonalNumber> findByKeyIdNot(String keyId, Limit limit);
}
