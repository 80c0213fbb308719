package org.ctpat.validation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A member was selected for validation ahead of its date. */
@Entity
@Table(name = "validation_selection")
class Selection {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "validation_selection_seq")
  @SequenceGenerator(
      name = "validation_selection_seq",
      sequenceName = "validation_selection_seq",
      allocationSize = 50)
  private @Nullable Long id;

  private String accountNumber;

  @Column(length = 4_000)
  private String reason;

  private String selectedBy;
  private Instant selectedAt;

  @SuppressWarnings("NullAway.Init")
  protected Selection() {}

  Selection(String accountNumber, String reason, String selectedBy, Instant selectedAt) {
    this.accountNumber = accountNumber;
    this.reason = reason;
    this.selectedBy = selectedBy;
    this.selectedAt = selectedAt;
  }

  ValidationSelected announce() {
    return new ValidationSelected(accountNumber, reason, Objects.requireNonNull(id).toString());
  }
}
