package org.ctpat.training;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface PersonOccasions extends JpaRepository<PersonOccasion, Long> {

  List<PersonOccasion> findByAccountNumber(String accountNumber);

  List<PersonOccasion> findByPersonIdIn(Collection<Long> personIds);

  @Query(
      "select distinct o.accountNumber from PersonOccasion o join Person p on p.id = o.personId"
          + " where p.retiredOn is null and o.occurredOn >= :since")
  List<String> accountsWithOccasionSince(LocalDate since);
}
