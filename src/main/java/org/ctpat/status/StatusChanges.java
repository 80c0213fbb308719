package org.ctpat.status;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface StatusChanges extends JpaRepository<StatusChange, Long> {

  @Query(
      "select c from StatusChange c where c.accountNumber in :accounts and c.changedAt < :instant"
          + " order by c.id")
  List<StatusChange> before(Collection<String> accounts, Instant instant);

  boolean existsByPositionIsNull();

  List<StatusChange> findByPositionIsNullOrderById(Limit limit);

  List<StatusChange> findByPositionGreaterThanOrderByPosition(long position, Limit limit);
}
