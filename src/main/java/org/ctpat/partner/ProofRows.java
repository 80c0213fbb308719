package org.ctpat.partner;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface ProofRows extends JpaRepository<PartnerProof, Long> {

  List<PartnerProof> findByPartnerIdOrderByIdDesc(long partnerId);

  List<PartnerProof> findByPartnerIdIn(Collection<Long> partnerIds);

  Optional<PartnerProof> findByIdAndPartnerId(long id, long partnerId);
}
