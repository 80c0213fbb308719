package org.ctpat.appeal;

import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface AppealRepository extends JpaRepository<Appeal, String> {

  List<Appeal> findByAccountNumberOrderByFiledAtDesc(String accountNumber);

  long countByAccountNumber(String accountNumber);

  /** Those that wait for a decision, oldest first, then the others, newest first. */
  @Query(
      """
      select a from Appeal a
      order by case when a.outcome is null then 0 else 1 end,
        case when a.outcome is null then a.filedAt end, a.filedAt desc
      """)
  List<Appeal> all(Limit limit);
}
