package org.ctpat.criteria;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface ProfileSnapshots extends JpaRepository<ProfileSnapshot, Long> {

  Optional<ProfileSnapshot> findByCaseIdAndReason(String caseId, String reason);

  Optional<ProfileSnapshot> findFirstByAccountNumberOrderByTakenAtDescIdDesc(String accountNumber);

  Optional<ProfileSnapshot> findFirstByAccountNumberAndReasonStartingWithOrderByTakenAtDescIdDesc(
      String accountNumber, String reason);

  List<ProfileSnapshot> findByAccountNumberOrderByTakenAtDescIdDesc(String accountNumber);
}
