package org.ctpat.risk;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** A row of the action plan of an assessment. */
@Entity
@Table(name = "risk_plan_item")
class PlanEntry {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "risk_plan_item_seq")
  @SequenceGenerator(
      name = "risk_plan_item_seq",
      sequenceName = "risk_plan_item_seq",
      allocationSize = 50)
  private @Nullable Long id;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "assessment_id")
  private RiskAssessment assessment;

  @Embedded private PlannedAction planned;

  @SuppressWarnings("NullAway.Init")
  protected PlanEntry() {}

  PlanEntry(RiskAssessment assessment, PlannedAction planned) {
    this.assessment = assessment;
    this.planned = planned;
  }

  PlannedAction planned() {
    return planned;
  }

  void change(PlannedAction changed) {
    this.planned = changed;
  }
}
