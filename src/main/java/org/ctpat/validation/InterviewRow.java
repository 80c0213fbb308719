package org.ctpat.validation;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A talk with somebody during a visit, as the specialist noted it. */
@Entity
@Table(name = "site_interview")
class InterviewRow {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "site_interview_seq")
  @SequenceGenerator(
      name = "site_interview_seq",
      sequenceName = "site_interview_seq",
      allocationSize = 50)
  private @Nullable Long id;

  private String caseId;
  private String visitId;
  private String person;

  @Column(name = "person_position")
  private String position;

  @Convert(converter = Lines.class)
  private List<String> criteria = List.of();

  private String said;
  private String recordedBy;
  private Instant recordedAt;

  @SuppressWarnings("NullAway.Init")
  protected InterviewRow() {}

  InterviewRow(
      String caseId,
      String visitId,
      String person,
      String position,
      List<String> criteria,
      String said,
      String recordedBy,
      Instant recordedAt) {
    this.caseId = caseId;
    this.visitId = visitId;
    this.person = person;
    this.position = position;
    this.criteria = List.copyOf(criteria);
    this.said = said;
    this.recordedBy = recordedBy;
    this.recordedAt = recordedAt;
  }

  String caseId() {
    return caseId;
  }

  String visitId() {
    return visitId;
  }

  boolean isSame(String other, String otherSaid) {
    return person.equals(other) && said.equals(otherSaid);
  }

  Interview toView() {
    return new Interview(
        Objects.requireNonNull(id),
        visitId,
        person,
        position,
        criteria,
        said,
        recordedBy,
        recordedAt);
  }
}
