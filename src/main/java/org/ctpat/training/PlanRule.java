package org.ctpat.training;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/**
 * A requirement as the decision told it for a training plan; later changes of the table do not
 * touch it.
 */
@Entity
@Table(name = "training_plan_rule")
class PlanRule {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "training_plan_rule_seq")
  @SequenceGenerator(name = "training_plan_rule_seq", allocationSize = 50)
  private @Nullable Long id;

  private String trainingPlanId;

  @Column(name = "function_code")
  private String function;

  private String courseId;

  @Column(name = "must")
  private boolean must;

  private String firstDue;
  private @Nullable String refresh;

  @SuppressWarnings("NullAway.Init")
  protected PlanRule() {}

  PlanRule(String trainingPlanId, String function, Requirement requirement) {
    this.trainingPlanId = trainingPlanId;
    this.function = function;
    this.courseId = requirement.courseId();
    this.must = requirement.must();
    this.firstDue = requirement.firstDue().toString();
    this.refresh = requirement.refresh() == null ? null : requirement.refresh().toString();
  }

  String function() {
    return function;
  }

  Requirement requirement() {
    return Requirement.of(courseId, must, firstDue, refresh);
  }
}
