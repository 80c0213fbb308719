package org.ctpat.training;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.springframework.data.domain.Persistable;

/** A member's confirmation of the training records, one for each task. */
@Entity
@Table(name = "training_confirmation")
class TrainingConfirmation implements Persistable<Long> {

  @Id private long taskKey;
  private String accountNumber;
  private String caseId;
  private String formId;
  private String confirmedBy;
  private Instant confirmedAt;

  @SuppressWarnings("NullAway.Init")
  protected TrainingConfirmation() {}

  TrainingConfirmation(
      long taskKey,
      String accountNumber,
      String caseId,
      String formId,
      String confirmedBy,
      Instant confirmedAt) {
    this.taskKey = taskKey;
    this.accountNumber = accountNumber;
    this.caseId = caseId;
    this.formId = formId;
    this.confirmedBy = confirmedBy;
    this.confirmedAt = confirmedAt;
  }

  @Override
  public Long getId() {
    return taskKey;
  }

  /** Written once and never changed. */
  @Override
  public boolean isNew() {
    return true;
  }
}
