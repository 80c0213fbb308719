package org.ctpat.validation;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface ValidationCases extends JpaRepository<Validation, Long> {

  Optional<Validation> findByCaseId(String caseId);

  List<Validation> findByAccountNumberOrderByOpenedAtDescIdDesc(String accountNumber);

  @Query(
      "select v.accountNumber from Validation v"
          + " where v.accountNumber in :accounts and v.stage <> CLOSED")
  Set<String> underWay(Collection<String> accounts);

  boolean existsByAccountNumberAndStageNot(String accountNumber, ValidationStage stage);
}
