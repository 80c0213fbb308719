package org.ctpat.training;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface TrainingPlans extends JpaRepository<TrainingPlan, String> {

  List<TrainingPlan> findByAccountNumberOrderById(String accountNumber);

  Optional<TrainingPlan> findFirstByAccountNumberOrderByOpenedAtDescIdDesc(String accountNumber);
}
