package org.ctpat.incident;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface IncidentRows extends JpaRepository<Incident, Long> {

  Optional<Incident> findByIncidentId(String incidentId);

  @Query(
      "select i from Incident i join fetch i.report where i.accountNumber = :account order by i.number desc")
  List<Incident> ofAccount(String account);

  int countByAccountNumber(String accountNumber);

  /** Newest first, those before a row; each part of the filter counts where it is given. */
  @Query(
      """
      select i from Incident i join fetch i.report r
      where i.id < :before
        and (:account is null or i.accountNumber = :account)
        and i.state in :states
        and (:type is null or r.type = :type)
        and (:selfReported is null or r.selfReported = :selfReported)
        and (:text is null or lower(i.incidentId) like :text or lower(r.what) like :text
          or lower(r.place) like :text or lower(i.container) like :text or lower(i.seal) like :text
          or lower(i.conveyance) like :text or lower(i.shipment) like :text)
      order by i.id desc
      """)
  List<Incident> page(
      long before,
      @Nullable String account,
      Collection<IncidentState> states,
      @Nullable String type,
      @Nullable Boolean selfReported,
      @Nullable String text,
      Limit limit);

  @Query(
      """
      select i.accountNumber as accountNumber, count(i) as incidents from Incident i join i.report r
      where i.accountNumber in :accounts and r.foundAt >= :since group by i.accountNumber
      """)
  List<Counted> counts(Collection<String> accounts, Instant since);

  /** How many incidents an account had. */
  interface Counted {
    String getAccountNumber();

    long getIncidents();
  }
}
