package org.ctpat.training;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** An occasion that makes a training due for a person. */
@Entity
@Table(name = "training_occasion")
class PersonOccasion {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "training_occasion_seq")
  @SequenceGenerator(name = "training_occasion_seq", allocationSize = 50)
  private @Nullable Long id;

  private String accountNumber;
  private long personId;

  @Enumerated(EnumType.STRING)
  private Occasion occasion;

  private LocalDate occurredOn;

  @Column(length = 1000)
  private String reason;

  @SuppressWarnings("NullAway.Init")
  protected PersonOccasion() {}

  PersonOccasion(
      String accountNumber, long personId, Occasion occasion, LocalDate occurredOn, String reason) {
    this.accountNumber = accountNumber;
    this.personId = personId;
    this.occasion = occasion;
    this.occurredOn = occurredOn;
    this.reason = reason;
  }

  long personId() {
    return personId;
  }

  Occasion occasion() {
    return occasion;
  }

  LocalDate occurredOn() {
    return occurredOn;
  }

  String reason() {
    return reason;
  }
}
