package org.ctpat.deadline;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface DueDates extends JpaRepository<DueDate, Long> {

  Optional<DueDate> findByCaseIdAndRuleIdAndCycle(String caseId, String ruleId, String cycle);

  Optional<DueDate> findFirstByCaseIdAndRuleIdOrderByIdDesc(String caseId, String ruleId);

  List<DueDate> findByCaseIdAndRuleIdAndState(String caseId, String ruleId, Deadline.State state);

  List<DueDate> findByCaseIdOrderById(String caseId);

  List<DueDate> findByCaseIdAndState(String caseId, Deadline.State state);

  List<DueDate> findByAccountNumberAndState(String accountNumber, Deadline.State state);

  @Query(
      "select d from DueDate d where d.accountNumber = :accountNumber"
          + " order by case when d.state = OPEN then 0 else 1 end, d.dueOn, d.id")
  List<DueDate> ofAccount(String accountNumber);

  @Query(
      "select d.accountNumber as accountNumber, min(d.dueOn) as dueOn from DueDate d"
          + " where d.accountNumber in :accounts and d.ruleId in :rules and d.state = OPEN"
          + " group by d.accountNumber")
  List<EarliestDue> earliestOpen(Collection<String> accounts, Collection<String> rules);

  /** The earliest open date of an account. */
  interface EarliestDue {
    String getAccountNumber();

    LocalDate getDueOn();
  }

  List<DueDate> findByIdGreaterThanOrderById(long id, Limit limit);
}
