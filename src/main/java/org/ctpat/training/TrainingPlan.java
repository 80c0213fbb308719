package org.ctpat.training;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/**
 * A round of training: announced (refreshers only), open, complete with its frozen result,
 * cancelled.
 */
@Entity
@Table(name = "training_plan")
class TrainingPlan implements Persistable<String> {

  /** Where a round of training stands. */
  enum State {
    ANNOUNCED,
    OPEN,
    COMPLETE,
    CANCELLED
  }

  @Id
  @Column(name = "training_plan_id")
  private String id;

  @Version private @Nullable Long version;

  private String accountNumber;
  private String caseId;
  private String entityType;

  @Enumerated(EnumType.STRING)
  private State state = State.ANNOUNCED;

  private int requiredTrainings;
  private Instant gapDueAt;
  private Instant openedAt;
  private @Nullable LocalDate coveredOn;
  private @Nullable Instant completedAt;

  @Column(length = 1_000_000)
  private @Nullable String result;

  @SuppressWarnings("NullAway.Init")
  protected TrainingPlan() {}

  TrainingPlan(
      String id,
      String accountNumber,
      String caseId,
      String entityType,
      OffsetDateTime gapDueAt,
      Instant openedAt) {
    this.id = id;
    this.accountNumber = accountNumber;
    this.caseId = caseId;
    this.entityType = entityType;
    this.gapDueAt = gapDueAt.toInstant();
    this.openedAt = openedAt;
  }

  void open(int requiredTrainings) {
    this.requiredTrainings = requiredTrainings;
    this.state = State.OPEN;
  }

  /** Notes the day on which a check found nothing open. */
  void covered(LocalDate on) {
    this.coveredOn = on;
  }

  void complete(String result, Instant at) {
    this.result = result;
    this.completedAt = at;
    this.state = State.COMPLETE;
  }

  void cancel() {
    this.state = State.CANCELLED;
  }

  /** Whether people still work on it. */
  boolean running() {
    return state == State.ANNOUNCED || state == State.OPEN;
  }

  /** A refresher is a case and a process of its own. */
  boolean refresher() {
    return id.equals(caseId);
  }

  @Override
  public String getId() {
    return id;
  }

  @Override
  public boolean isNew() {
    return version == null;
  }

  String accountNumber() {
    return accountNumber;
  }

  String caseId() {
    return caseId;
  }

  String entityType() {
    return entityType;
  }

  State state() {
    return state;
  }

  Instant openedAt() {
    return openedAt;
  }

  @Nullable LocalDate coveredOn() {
    return coveredOn;
  }

  @Nullable String result() {
    return result;
  }

  PlannedTraining planned() {
    return new PlannedTraining(
        id, requiredTrainings, gapDueAt.atZone(Trainings.EASTERN).toOffsetDateTime());
  }
}
