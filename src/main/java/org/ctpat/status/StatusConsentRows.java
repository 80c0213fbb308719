package org.ctpat.status;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface StatusConsentRows extends JpaRepository<StatusConsent, Long> {

  Optional<StatusConsent> findByOpenPair(String pair);

  @Query(
      "select c from StatusConsent c where c.endedAt is null"
          + " and (c.askingAccount = :account or c.askedAccount = :account) order by c.id desc")
  List<StatusConsent> openOf(String account);

  long countByAskingAccountAndAcceptedAtIsNullAndEndedAtIsNull(String askingAccount);
}
