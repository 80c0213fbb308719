package org.ctpat.validation;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface Findings extends JpaRepository<Finding, Long> {

  List<Finding> findByCaseIdOrderById(String caseId);

  Optional<Finding> findByVisitIdAndCriterionId(String visitId, String criterionId);
}
