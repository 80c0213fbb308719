package org.ctpat.validation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** One version of a validation report; a returned one is followed by the next. */
@Entity
@Table(name = "validation_report")
class ReportVersion {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "validation_report_seq")
  @SequenceGenerator(
      name = "validation_report_seq",
      sequenceName = "validation_report_seq",
      allocationSize = 50)
  private @Nullable Long id;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "validation_id")
  private Validation validation;

  private int number;
  private long taskKey;

  @Column(length = 100_000)
  private String summary;

  private boolean falseStatement;

  @Column(length = 10_000)
  private @Nullable String falseStatementReason;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  private ValidationOutcome proposal;

  private String writtenBy;
  private Instant writtenAt;
  private @Nullable Boolean approved;

  @Column(length = 10_000)
  private @Nullable String remarks;

  private @Nullable String decidedBy;
  private @Nullable Instant decidedAt;

  @SuppressWarnings("NullAway.Init")
  protected ReportVersion() {}

  ReportVersion(Validation validation, int number, ReportDraft draft, String by, Instant at) {
    this.validation = validation;
    this.number = number;
    this.taskKey = draft.taskKey();
    this.summary = draft.summary();
    this.falseStatement = draft.falseStatement();
    this.falseStatementReason = draft.falseStatementReason();
    this.proposal = draft.proposal();
    this.writtenBy = by;
    this.writtenAt = at;
  }

  long taskKey() {
    return taskKey;
  }

  String summary() {
    return summary;
  }

  boolean isFalseStatement() {
    return falseStatement;
  }

  ValidationOutcome proposal() {
    return proposal;
  }

  String writtenBy() {
    return writtenBy;
  }

  boolean isDecidedBy(String personId, boolean approve) {
    return Boolean.valueOf(approve).equals(approved) && personId.equals(decidedBy);
  }

  void decide(boolean approve, @Nullable String why, String by, Instant at) {
    this.approved = approve;
    this.remarks = why;
    this.decidedBy = by;
    this.decidedAt = at;
  }

  ReportView toView() {
    return new ReportView(
        number,
        summary,
        falseStatement,
        falseStatementReason,
        proposal,
        writtenBy,
        writtenAt,
        approved,
        remarks,
        decidedBy,
        decidedAt);
  }
}
