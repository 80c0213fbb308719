package org.ctpat.risk;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.ctpat.risk.RiskAssessmentView.State;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface StoredAssessments extends JpaRepository<RiskAssessment, String> {

  Optional<RiskAssessment> findFirstByAccountNumberOrderByOpenedOnDescAssessmentIdDesc(
      String accountNumber);

  Optional<RiskAssessment> findFirstByAccountNumberAndStateOrderByApprovedOnDescAssessmentIdDesc(
      String accountNumber, State state);

  List<RiskAssessment> findByAccountNumberAndStateNotOrderByOpenedOnDescAssessmentIdDesc(
      String accountNumber, State state);

  /** All lanes of the assessments of these accounts in a state, the newest assessments first. */
  @Query(
      "select a.accountNumber as accountNumber, a.assessmentId as assessmentId, l.risk as risk"
          + " from RiskAssessment a join a.lanes l"
          + " where a.accountNumber in :accounts and a.state = :state"
          + " order by a.approvedOn desc, a.assessmentId desc")
  List<LaneRisk> lanes(Collection<String> accounts, State state);

  /** The risk of a lane; null before it was rated. */
  interface LaneRisk {
    String getAccountNumber();

    String getAssessmentId();

    @Nullable Level getRisk();
  }
}
