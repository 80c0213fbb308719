package org.ctpat.planning;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface WorkPlanRows extends JpaRepository<WorkPlan, String> {

  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select p from WorkPlan p where p.planId = :planId")
  Optional<WorkPlan> locked(String planId);

  List<WorkPlan> findAllByOrderByPlanYearDesc();
}
