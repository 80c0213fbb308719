package org.ctpat.planning;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A member in a work plan; once for each plan. */
@Entity
@Table(name = "work_plan_entry")
class WorkPlanEntry {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "work_plan_entry_seq")
  @SequenceGenerator(
      name = "work_plan_entry_seq",
      sequenceName = "work_plan_entry_seq",
      allocationSize = 50)
  private @Nullable Long id;

  @Version private int version;
  private String planId;
  private String accountNumber;
  private String companyName;
  private String entityType;
  private String fieldOffice;
  private @Nullable LocalDate dueOn;
  private int points;

  @Column(length = 4_000)
  private String reasons;

  private int ranking;
  private int rankNo;

  @Enumerated(EnumType.STRING)
  private EntryState state = EntryState.RESERVE;

  private boolean byHand;

  @Column(length = 2_000)
  private String note = "";

  private @Nullable String changedBy;
  private @Nullable LocalDate selectOn;
  private @Nullable String selectionId;

  @SuppressWarnings("NullAway.Init")
  protected WorkPlanEntry() {}

  @SuppressWarnings("NullAway.Init")
  WorkPlanEntry(String planId, String accountNumber) {
    this.planId = planId;
    this.accountNumber = accountNumber;
  }

  /** Ranked, for the first time or again; what headquarters changed by hand stays. */
  void rank(int round, MemberFacts facts, List<Factor> factors) {
    this.ranking = round;
    this.companyName = facts.companyName();
    this.entityType = facts.entityType();
    this.fieldOffice = facts.fieldOffice();
    this.dueOn = facts.dueOn();
    this.points = factors.stream().mapToInt(Factor::points).sum();
    this.reasons = String.join("\n", factors.stream().map(Factor::inWords).toList());
  }

  void place(int rank, boolean planned) {
    this.rankNo = rank;
    if (!byHand) {
      this.state = planned ? EntryState.PLANNED : EntryState.RESERVE;
    }
  }

  void strike(String why, String by) {
    change(EntryState.STRUCK, why, by);
  }

  void add(String why, String by) {
    change(EntryState.PLANNED, why, by);
  }

  private void change(EntryState wanted, String why, String by) {
    this.state = wanted;
    this.byHand = true;
    this.note = why;
    this.changedBy = by;
  }

  void selectOn(LocalDate day) {
    this.selectOn = day;
  }

  void selected(String selection) {
    this.state = EntryState.SELECTED;
    this.selectionId = selection;
  }

  void skip(String why) {
    this.state = EntryState.SKIPPED;
    this.note = why;
  }

  String accountNumber() {
    return accountNumber;
  }

  String companyName() {
    return companyName;
  }

  String fieldOffice() {
    return fieldOffice;
  }

  EntryState state() {
    return state;
  }

  int rank() {
    return rankNo;
  }

  int points() {
    return points;
  }

  @Nullable LocalDate dueOn() {
    return dueOn;
  }

  String reasons() {
    return reasons;
  }

  PlanEntryView view() {
    return new PlanEntryView(
        rankNo,
        accountNumber,
        companyName,
        entityType,
        fieldOffice,
        dueOn,
        points,
        reasons.lines().toList(),
        state,
        byHand,
        note,
        changedBy,
        selectOn);
  }
}
