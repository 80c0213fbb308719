package org.ctpat.partner;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;

interface QuestionnaireRows extends JpaRepository<SentQuestionnaire, Long> {

  /** With the row locked, so that two pages of one link save one after the other. */
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  Optional<SentQuestionnaire> findByTokenHash(String tokenHash);

  List<SentQuestionnaire> findByPartnerIdOrderByIdDesc(long partnerId);

  @Lock(LockModeType.PESSIMISTIC_WRITE)
  Optional<SentQuestionnaire> findByIdAndPartnerIdAndOwnerAccount(
      long id, long partnerId, String ownerAccount);
}
