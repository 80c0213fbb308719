package org.ctpat.partner;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface FollowUpRows extends JpaRepository<FollowUp, String> {

  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select f from FollowUp f where f.followUpId = :id")
  Optional<FollowUp> locked(String id);

  long countByAccountNumber(String accountNumber);

  boolean existsByPartnerIdAndLossId(long partnerId, long lossId);

  /** Follow-ups of this partner for this loss, or running for another. */
  @Query(
      "select count(f) from FollowUp f where f.partner.id = :partner"
          + " and (f.loss.id = :loss or f.state <> CLOSED)")
  long runningOrFor(long partner, long loss);

  @Query(
      "select f from FollowUp f where f.loss.id = :loss and f.state <> CLOSED order by f.followUpId")
  List<FollowUp> runningFor(long loss, Limit limit);

  @Query("select f from FollowUp f where f.accountNumber = :account and f.state <> CLOSED")
  List<FollowUp> runningOf(String account);

  @Query(
      "select f from FollowUp f join fetch f.partner join fetch f.loss"
          + " where f.accountNumber = :account order by f.announcedAt desc, f.followUpId desc")
  List<FollowUp> of(String account, Limit limit);

  @Query(
      "select f from FollowUp f join fetch f.partner join fetch f.loss"
          + " where f.partner.id = :partner order by f.announcedAt desc, f.followUpId desc")
  List<FollowUp> ofPartner(long partner);

  @Query(
      "select f from FollowUp f where f.state = ANNOUNCED and f.announcedAt < :before order by f.announcedAt")
  List<FollowUp> notBegun(Instant before, Limit limit);
}
