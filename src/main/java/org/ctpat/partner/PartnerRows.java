package org.ctpat.partner;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface PartnerRows extends JpaRepository<BusinessPartner, Long> {

  Optional<BusinessPartner> findByIdAndOwnerAccount(long id, String ownerAccount);

  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select p from BusinessPartner p where p.id = :id")
  Optional<BusinessPartner> locked(long id);

  Optional<BusinessPartner> findByOpenName(String key);

  Optional<BusinessPartner> findByOpenAccount(String key);

  @Query(
      """
      select p from BusinessPartner p
      where p.ownerAccount = :owner
        and ((:ended = true and p.endedOn is not null) or (:ended = false and p.endedOn is null))
        and (:standing is null or p.standing = :standing)
        and (:text is null or lower(p.name) like :text or lower(p.country) like :text
          or p.partnerAccount like :text)
      """)
  Page<BusinessPartner> page(
      String owner,
      boolean ended,
      @Nullable PartnerStanding standing,
      @Nullable String text,
      Pageable page);

  @Query(
      "select p.standing as standing, count(p) as partners from BusinessPartner p"
          + " where p.ownerAccount = :owner and p.endedOn is null group by p.standing")
  List<Count> counts(String owner);

  List<BusinessPartner> findByOwnerAccountAndEndedOnIsNullOrderByName(String ownerAccount);

  /** Owners of running records that name this account, in the order of their numbers. */
  @Query(
      "select p.ownerAccount from BusinessPartner p where p.partnerAccount = :account"
          + " and p.endedOn is null and p.ownerAccount > :after order by p.ownerAccount")
  List<String> owners(String account, String after, Limit limit);

  @Query(
      "select p from BusinessPartner p where p.partnerAccount = :account"
          + " and p.ownerAccount in :owners and p.endedOn is null order by p.ownerAccount")
  List<BusinessPartner> naming(String account, Collection<String> owners);

  /** Records that are lost with this loss, or have a proof that is. */
  @Query(
      """
      select p from BusinessPartner p
      where p.id in (select q.id from BusinessPartner q where q.lossId = :loss)
        or p.id in (select f.partnerId from PartnerProof f where f.lossId = :loss)
      order by p.id
      """)
  List<BusinessPartner> lostWith(long loss, Limit limit);

  @Query("select p from BusinessPartner p where p.id > :after and p.endedOn is null order by p.id")
  List<BusinessPartner> after(long after, Limit limit);

  /** How many partners have a standing. */
  interface Count {
    PartnerStanding getStanding();

    long getPartners();
  }
}
