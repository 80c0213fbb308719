package org.ctpat.criteria;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface ProfileAnswers extends JpaRepository<ProfileAnswer, Long> {

  @Query(
      "select distinct a from ProfileAnswer a left join fetch a.evidence where a.accountNumber ="
          + " :accountNumber")
  List<ProfileAnswer> findAllWithEvidence(String accountNumber);

  @Query(
      "select a from ProfileAnswer a left join fetch a.evidence where a.accountNumber ="
          + " :accountNumber and a.criterionId = :criterionId")
  Optional<ProfileAnswer> findWithEvidence(String accountNumber, String criterionId);
}
