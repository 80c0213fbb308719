package org.ctpat.validation;

import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A validation by a partner customs service, as recorded by CBP. */
@Entity
@Table(name = "foreign_validation")
class ForeignValidationRow {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "foreign_validation_seq")
  @SequenceGenerator(
      name = "foreign_validation_seq",
      sequenceName = "foreign_validation_seq",
      allocationSize = 50)
  private @Nullable Long id;

  private String accountNumber;
  private String programCode;
  private String certificateNumber;
  private LocalDate validatedOn;
  private @Nullable LocalDate validUntil;

  @Convert(converter = Lines.class)
  private List<String> documentIds = List.of();

  private String recordedBy;
  private Instant recordedAt;

  @SuppressWarnings("NullAway.Init")
  protected ForeignValidationRow() {}

  ForeignValidationRow(
      String accountNumber,
      String programCode,
      String certificateNumber,
      LocalDate validatedOn,
      @Nullable LocalDate validUntil,
      List<String> documentIds,
      String recordedBy,
      Instant recordedAt) {
    this.accountNumber = accountNumber;
    this.programCode = programCode;
    this.certificateNumber = certificateNumber;
    this.validatedOn = validatedOn;
    this.validUntil = validUntil;
    this.documentIds = List.copyOf(documentIds);
    this.recordedBy = recordedBy;
    this.recordedAt = recordedAt;
  }

  long id() {
    return Objects.requireNonNull(id);
  }

  LocalDate validatedOn() {
    return validatedOn;
  }

  /** Whether the certificate still holds on this day. */
  boolean holdsOn(LocalDate day) {
    return validUntil == null || !day.isAfter(validUntil);
  }

  ForeignValidation toView(RecognisedPrograms programs) {
    return new ForeignValidation(
        id(),
        accountNumber,
        programCode,
        programs.name(programCode),
        certificateNumber,
        validatedOn,
        validUntil,
        documentIds);
  }
}
