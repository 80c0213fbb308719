package org.ctpat.planning;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface WorkPlanEntries extends JpaRepository<WorkPlanEntry, Long> {

  List<WorkPlanEntry> findByPlanIdAndAccountNumberIn(String planId, Collection<String> accounts);

  Optional<WorkPlanEntry> findByPlanIdAndAccountNumber(String planId, String accountNumber);

  /** All, the most urgent first. */
  @Query(
      "select e from WorkPlanEntry e where e.planId = :planId"
          + " order by e.points desc, e.dueOn asc nulls last, e.accountNumber")
  List<WorkPlanEntry> byUrgency(String planId);

  @Query(
      """
      select e from WorkPlanEntry e
      where e.planId = :planId and e.rankNo > :after
        and (:office is null or e.fieldOffice = :office)
        and (:state is null or e.state = :state)
      order by e.rankNo
      """)
  List<WorkPlanEntry> page(
      String planId, int after, @Nullable String office, @Nullable EntryState state, Limit limit);

  List<WorkPlanEntry> findByPlanIdAndStateOrderByRankNo(String planId, EntryState state);

  List<WorkPlanEntry> findByPlanIdAndStateAndSelectOnLessThanEqualOrderByRankNo(
      String planId, EntryState state, LocalDate day, Limit limit);

  @Query(
      "select min(e.selectOn) from WorkPlanEntry e where e.planId = :planId and e.state = PLANNED")
  Optional<LocalDate> nextDay(String planId);

  @Query(
      "select e.fieldOffice as office, e.state as state, count(e) as entries from WorkPlanEntry e"
          + " where e.planId = :planId group by e.fieldOffice, e.state")
  List<Count> counts(String planId);

  /** Entries of members that a later ranking did not meet any more. */
  @Modifying
  @Query("delete from WorkPlanEntry e where e.planId = :planId and e.ranking < :ranking")
  void removeOlderThan(String planId, int ranking);

  /** How many entries of an office are in a state. */
  interface Count {
    String getOffice();

    EntryState getState();

    long getEntries();
  }
}
