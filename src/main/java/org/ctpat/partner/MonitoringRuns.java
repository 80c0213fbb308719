package org.ctpat.partner;

import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface MonitoringRuns extends JpaRepository<MonitoringRun, String> {

  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select r from MonitoringRun r where r.runId = :id")
  Optional<MonitoringRun> locked(String id);

  Optional<MonitoringRun> findByCarriedBy(long processInstanceKey);

  Optional<MonitoringRun> findFirstByOpenedOnAndClosedAtIsNullOrderByNumberOnDayDesc(LocalDate day);

  int countByOpenedOn(LocalDate day);

  @Query("select r from MonitoringRun r order by r.openedAt desc, r.runId desc")
  List<MonitoringRun> newest(Limit limit);
}
