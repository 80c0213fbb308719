package org.ctpat.criteria;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.springframework.data.domain.Persistable;

/** A member's confirmation that the profile is as it should be, one for each task. */
@Entity
@Table(name = "profile_confirmation")
class ProfileConfirmation implements Persistable<Long> {

  @Id private long taskKey;
  private String accountNumber;
  private String caseId;
  private String formId;

  @Column(length = 2000)
  private String note;

  private String confirmedBy;
  private Instant confirmedAt;

  @SuppressWarnings("NullAway.Init")
  protected ProfileConfirmation() {}

  ProfileConfirmation(
      long taskKey,
      String accountNumber,
      String caseId,
      String formId,
      String note,
      String confirmedBy,
      Instant confirmedAt) {
    this.taskKey = taskKey;
    this.accountNumber = accountNumber;
    this.caseId = caseId;
    this.formId = formId;
    this.note = note;
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
