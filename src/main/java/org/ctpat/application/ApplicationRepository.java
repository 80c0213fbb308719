package org.ctpat.application;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Applications in the database. */
interface ApplicationRepository extends Repository<Application, Long> {

  Application save(Application application);

  Optional<Application> findByCaseId(String caseId);

  List<Application> findByAccountNumberOrderByIdDesc(String accountNumber);

  Optional<Application> findByAccountNumberAndOutcomeIsNull(String accountNumber);

  long countByAccountNumber(String accountNumber);

  /** How many running applications each specialist has in charge. */
  @Query(
      """
      select new org.ctpat.application.ApplicationRepository$Workload(a.specialistId, count(a))
      from Application a
      where a.specialistId is not null and a.outcome is null
      group by a.specialistId
      """)
  List<Workload> workloads();

  /** Running applications in the charge of a specialist. */
  record Workload(String specialistId, long running) {}
}
