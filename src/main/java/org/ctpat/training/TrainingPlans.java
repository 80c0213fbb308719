package org.ctpat.training;

import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface TrainingPlans extends JpaRepository<TrainingPlan, String> {

  Optional<TrainingPlan> findFirstByAccountNumberOrderByOpenedAtDescIdDesc(String accountNumber);
}
