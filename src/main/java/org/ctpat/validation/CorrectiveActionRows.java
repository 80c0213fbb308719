package org.ctpat.validation;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface CorrectiveActionRows extends JpaRepository<CorrectiveAction, Long> {

  Optional<CorrectiveAction> findByActionId(String actionId);

  List<CorrectiveAction> findByAccountNumber(String accountNumber);

  List<CorrectiveAction> findByCaseIdOrderById(String caseId);
}
