package org.ctpat.validation;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface CorrectiveActionRows extends JpaRepository<CorrectiveAction, Long> {

  Optional<CorrectiveAction> findByActionId(String actionId);

  List<CorrectiveAction> findByAccountNumber(String accountNumber);

  List<CorrectiveAction> findByCaseIdOrderById(String caseId);

  @Query(
      "select a.accountNumber as accountNumber, count(a) as actions from CorrectiveAction a"
          + " where a.accountNumber in :accounts and a.overdue = true"
          + " and a.state in (OPEN, MORE_NEEDED) group by a.accountNumber")
  List<Overdue> overdue(Collection<String> accounts);

  /** How many actions of an account are overdue. */
  interface Overdue {
    String getAccountNumber();

    long getActions();
  }
}
