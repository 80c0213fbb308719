package org.ctpat.risk;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import org.ctpat.risk.Trigger.State;
import org.jspecify.annotations.Nullable;

/** An occasion for a new assessment, kept once for each account, occasion and reference. */
@Entity
@Table(name = "risk_trigger")
class TriggerEntry {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "risk_trigger_seq")
  @SequenceGenerator(
      name = "risk_trigger_seq",
      sequenceName = "risk_trigger_seq",
      allocationSize = 50)
  private @Nullable Long id;

  @Version private @Nullable Integer version;
  private String accountNumber;

  @Enumerated(EnumType.STRING)
  private Occasion occasion;

  private String reference;
  private String text;

  @Enumerated(EnumType.STRING)
  private State state = State.PROPOSED;

  private String reportedBy;
  private Instant reportedAt;
  private @Nullable String answeredBy;
  private @Nullable Instant answeredAt;
  private @Nullable String reason;
  private @Nullable String assessmentId;

  @SuppressWarnings("NullAway.Init")
  protected TriggerEntry() {}

  TriggerEntry(
      String accountNumber,
      Occasion occasion,
      String reference,
      String text,
      String reportedBy,
      Instant at) {
    this.accountNumber = accountNumber;
    this.occasion = occasion;
    this.reference = reference;
    this.text = text;
    this.reportedBy = reportedBy;
    this.reportedAt = at;
  }

  void takeUp(String assessment, String by, Instant at) {
    this.state = State.TAKEN_UP;
    this.assessmentId = assessment;
    this.answeredBy = by;
    this.answeredAt = at;
  }

  void setAside(String why, String by, Instant at) {
    if (state != State.PROPOSED) {
      throw new EditRefused("This occasion is answered already by " + answeredBy);
    }
    this.state = State.SET_ASIDE;
    this.reason = why;
    this.answeredBy = by;
    this.answeredAt = at;
  }

  String accountNumber() {
    return accountNumber;
  }

  State state() {
    return state;
  }

  Trigger toView() {
    return new Trigger(
        Objects.requireNonNull(id),
        accountNumber,
        occasion,
        text,
        state,
        reportedBy,
        reportedAt,
        answeredBy,
        reason,
        assessmentId);
  }
}
