package org.ctpat.application;

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
import org.ctpat.audit.Actor;
import org.jspecify.annotations.Nullable;

/** What a person decided or said in an application; never changed afterwards. */
@Entity
@Table(name = "application_step")
class ApplicationStep {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "application_step")
  @SequenceGenerator(
      name = "application_step",
      sequenceName = "application_step_seq",
      allocationSize = 50)
  private @Nullable Long id;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "application_id")
  private Application application;

  private @Nullable Long taskKey;

  @Enumerated(EnumType.STRING)
  private StepKind kind;

  private String result;

  @Column(length = 1000000)
  private @Nullable String reason;

  @Column(length = 1000000)
  private @Nullable String internalNote;

  private String byId;
  private String byName;
  private Instant happenedAt;

  protected ApplicationStep() {}

  ApplicationStep(
      Application application,
      @Nullable Long taskKey,
      StepKind kind,
      String result,
      @Nullable String reason,
      @Nullable String internalNote,
      Actor by,
      Instant at) {
    this.application = application;
    this.taskKey = taskKey;
    this.kind = kind;
    this.result = result;
    this.reason = reason;
    this.internalNote = internalNote;
    this.byId = by.id();
    this.byName = by.name();
    this.happenedAt = at;
  }

  boolean ofTask(long key) {
    return taskKey != null && taskKey == key;
  }

  StepKind kind() {
    return kind;
  }

  String result() {
    return result;
  }

  /** Whether it was the decision that ended an application without certification. */
  boolean ended() {
    return switch (kind) {
      case ASSIGNMENT -> result.equals("not eligible");
      case NO_ANSWER -> result.equals("confirm");
      case DECISION -> result.equals("reject");
      default -> false;
    };
  }

  @Nullable String reason() {
    return reason;
  }

  String byId() {
    return byId;
  }

  /** As the company may see it: without the internal note. */
  ApplicationView.Step forCompany() {
    return new ApplicationView.Step(kind.label(), result, reason, byName, happenedAt);
  }

  /** As CBP sees it: with the internal note. */
  ApplicationView.Step forCbp() {
    var words =
        internalNote == null || internalNote.isBlank()
            ? reason
            : reason == null || reason.isBlank()
                ? internalNote
                : reason + "\n\nInternal note: " + internalNote;
    return new ApplicationView.Step(kind.label(), result, words, byName, happenedAt);
  }
}
