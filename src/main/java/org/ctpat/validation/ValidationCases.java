package org.ctpat.validation;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface ValidationCases extends JpaRepository<Validation, Long> {

  Optional<Validation> findByCaseId(String caseId);

  List<Validation> findByAccountNumberOrderByOpenedAtDescIdDesc(String accountNumber);

  boolean existsByAccountNumberAndStageNot(String accountNumber, ValidationStage stage);
}
