package org.ctpat.partner;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface LossRows extends JpaRepository<PartnerLoss, Long> {

  boolean existsByLossKey(String lossKey);

  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select l from PartnerLoss l where l.id = :id")
  Optional<PartnerLoss> locked(long id);

  List<PartnerLoss> findByPartnerAccountAndRegainedAtIsNullOrderByIdDesc(String partnerAccount);
}
