package org.ctpat.risk;

import java.util.List;
import java.util.Optional;
import org.ctpat.risk.RiskAssessmentView.State;
import org.springframework.data.jpa.repository.JpaRepository;

interface StoredAssessments extends JpaRepository<RiskAssessment, String> {

  Optional<RiskAssessment> findFirstByAccountNumberOrderByOpenedOnDescAssessmentIdDesc(
      String accountNumber);

  Optional<RiskAssessment> findFirstByAccountNumberAndStateOrderByApprovedOnDescAssessmentIdDesc(
      String accountNumber, State state);

  List<RiskAssessment> findByAccountNumberAndStateNotOrderByOpenedOnDescAssessmentIdDesc(
      String accountNumber, State state);
}
