package org.ctpat.training;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface PlanRules extends JpaRepository<PlanRule, Long> {

  List<PlanRule> findByTrainingPlanIdOrderById(String trainingPlanId);
}
