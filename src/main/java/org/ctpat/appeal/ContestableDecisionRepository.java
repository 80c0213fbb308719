package org.ctpat.appeal;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.ctpat.appeal.ContestableDecisions.Kind;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface ContestableDecisionRepository extends JpaRepository<ContestableDecision, String> {

  Optional<ContestableDecision> findFirstByCaseIdAndKindOrderByRoundDesc(String caseId, Kind kind);

  List<ContestableDecision> findByAccountNumberOrderByDecidedOnDescDecisionId(String accountNumber);

  /** Locked until the transaction ends, so that filing and the end of the period do not cross. */
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select d from ContestableDecision d where d.decisionId = :decisionId")
  Optional<ContestableDecision> locked(String decisionId);
}
