package org.ctpat.training;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface Completions extends JpaRepository<Completion, Long> {

  List<Completion> findByAccountNumber(String accountNumber);

  List<Completion> findByAccountNumberAndLatestTrue(String accountNumber);

  List<Completion> findByPersonIdInOrderByCompletedOnDescIdDesc(Collection<Long> personIds);

  @Query(
      "select distinct c.accountNumber from Completion c join Person p on p.id = c.personId where"
          + " c.latest and p.retiredOn is null and c.nextDueOn <= :until order by c.accountNumber")
  List<String> accountsWithExpiryUntil(LocalDate until);
}
