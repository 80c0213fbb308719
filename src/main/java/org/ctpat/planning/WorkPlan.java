package org.ctpat.planning;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The work plan of a fiscal year: ranked, proposed, approved, carried out. */
@Entity
@Table(name = "work_plan")
class WorkPlan {

  @Id private String planId;
  @Version private @Nullable Integer version;
  private int planYear;

  @Enumerated(EnumType.STRING)
  private PlanState state = PlanState.RANKING;

  private int ranking = 1;
  private @Nullable String lastRanked;
  private @Nullable Long carriedBy;
  private LocalDate openedOn;
  private String openedBy;
  private @Nullable LocalDate decidedOn;
  private @Nullable String decidedBy;

  @Column(length = 4_000)
  private String remarks = "";

  @SuppressWarnings("NullAway.Init")
  protected WorkPlan() {}

  WorkPlan(int planYear, LocalDate openedOn, String openedBy) {
    this.planId = idOf(planYear);
    this.planYear = planYear;
    this.openedOn = openedOn;
    this.openedBy = openedBy;
  }

  static String idOf(int planYear) {
    return "WP-" + planYear;
  }

  /** Whether this process instance carries the plan out; the first that asks does. */
  boolean carriedBy(long processInstanceKey) {
    if (carriedBy == null) {
      this.carriedBy = processInstanceKey;
    }
    return carriedBy == processInstanceKey;
  }

  /** Members up to this account number are ranked. */
  void rankedUpTo(String accountNumber) {
    require(PlanState.RANKING, "rank members");
    this.lastRanked = accountNumber;
  }

  void propose() {
    require(PlanState.RANKING, "propose it");
    this.state = PlanState.PROPOSED;
  }

  void rankAgain(String why) {
    require(PlanState.PROPOSED, "rank again");
    this.state = PlanState.RANKING;
    this.ranking++;
    this.lastRanked = null;
    this.remarks = why;
  }

  void approve(String by, LocalDate on, String why) {
    require(PlanState.PROPOSED, "approve it");
    this.state = PlanState.APPROVED;
    this.decidedBy = by;
    this.decidedOn = on;
    this.remarks = why;
  }

  /** The last member is selected; a second call changes nothing. */
  void carriedOut() {
    if (state != PlanState.CARRIED_OUT) {
      require(PlanState.APPROVED, "close it");
      this.state = PlanState.CARRIED_OUT;
    }
  }

  void requireProposed() {
    require(PlanState.PROPOSED, "change its entries");
  }

  private void require(PlanState wanted, String what) {
    if (state != wanted) {
      throw new PlanRefused(
          "It is not possible to %s: the work plan %s is %s, not %s"
              .formatted(what, planId, state.words(), wanted.words()));
    }
  }

  String planId() {
    return planId;
  }

  int planYear() {
    return planYear;
  }

  PlanState state() {
    return state;
  }

  int ranking() {
    return ranking;
  }

  @Nullable String lastRanked() {
    return lastRanked;
  }

  LocalDate openedOn() {
    return openedOn;
  }

  /** First day of the fiscal year. */
  LocalDate firstDay() {
    return LocalDate.of(planYear - 1, 10, 1);
  }

  /** Last day of the fiscal year. */
  LocalDate lastDay() {
    return LocalDate.of(planYear, 9, 30);
  }

  WorkPlanView view(int members, int planned, int selected) {
    return new WorkPlanView(
        planId, planYear, state, openedOn, openedBy, decidedOn, decidedBy, remarks, members,
        planned, selected);
  }
}
