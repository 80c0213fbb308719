package org.ctpat.criteria;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.ctpat.audit.Actor;
import org.jspecify.annotations.Nullable;

/**
 * The answer of one account to one criterion, with its evidence and the specialist's view of it.
 */
@Entity
@Table(name = "profile_answer")
class ProfileAnswer {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "profile_answer_seq")
  @SequenceGenerator(name = "profile_answer_seq", allocationSize = 50)
  private @Nullable Long id;

  @Version private long version;

  private String accountNumber;
  private String criterionId;

  @Column(length = 5000)
  private String howMet = "";

  private boolean notApplicable;

  @Column(length = 1000)
  private String reason = "";

  private String responsible = "";
  private @Nullable LocalDate lastReviewedOn;
  private String answeredBy;
  private Instant answeredAt;
  private String confirmedBy;
  private Instant confirmedAt;

  @Enumerated(EnumType.STRING)
  private SpecialistView specialistView = SpecialistView.NOT_YET;

  @Column(length = 2000)
  private String remark = "";

  private @Nullable String reviewedBy;
  private @Nullable Instant reviewedAt;

  @ElementCollection
  @CollectionTable(name = "profile_evidence", joinColumns = @JoinColumn(name = "answer_id"))
  @Column(name = "document_id")
  private Set<String> evidence = new TreeSet<>();

  @SuppressWarnings("NullAway.Init")
  protected ProfileAnswer() {}

  ProfileAnswer(String accountNumber, String criterionId, Actor by, Instant now) {
    this.accountNumber = accountNumber;
    this.criterionId = criterionId;
    this.answeredBy = by.name();
    this.answeredAt = now;
    this.confirmedBy = by.name();
    this.confirmedAt = now;
  }

  void write(Answer answer, Actor by, Instant now) {
    this.howMet = answer.notApplicable() ? "" : answer.howMet().strip();
    this.notApplicable = answer.notApplicable();
    this.reason = answer.notApplicable() ? answer.reason().strip() : "";
    this.responsible = answer.responsible().strip();
    this.lastReviewedOn = answer.lastReviewedOn();
    changed(by, now);
  }

  /** Adds a file; false when it is there already. */
  boolean attach(String documentId, Actor by, Instant now) {
    var added = evidence.add(documentId);
    if (added) {
      changed(by, now);
    }
    return added;
  }

  /** Takes a file off; false when it was not there. */
  boolean detach(String documentId, Actor by, Instant now) {
    var removed = evidence.remove(documentId);
    if (removed) {
      changed(by, now);
    }
    return removed;
  }

  void judge(SpecialistView view, String remark, Actor by, Instant now) {
    this.specialistView = view;
    this.remark = remark.strip();
    this.reviewedBy = by.name();
    this.reviewedAt = now;
  }

  void confirm(Actor by, Instant now) {
    this.confirmedBy = by.name();
    this.confirmedAt = now;
  }

  /** A fact about the company makes the criterion apply or not; what was written stays. */
  void applicabilityChanged(Actor by, Instant now) {
    changed(by, now);
  }

  private void changed(Actor by, Instant now) {
    this.answeredBy = by.name();
    this.answeredAt = now;
    confirm(by, now);
  }

  /** Whether the answer was changed after the specialist judged it. */
  boolean changedSinceReview() {
    return reviewedAt != null && answeredAt.isAfter(reviewedAt);
  }

  long version() {
    return version;
  }

  String criterionId() {
    return criterionId;
  }

  String howMet() {
    return howMet;
  }

  boolean isNotApplicable() {
    return notApplicable;
  }

  String reason() {
    return reason;
  }

  String responsible() {
    return responsible;
  }

  @Nullable LocalDate lastReviewedOn() {
    return lastReviewedOn;
  }

  String answeredBy() {
    return answeredBy;
  }

  Instant answeredAt() {
    return answeredAt;
  }

  String confirmedBy() {
    return confirmedBy;
  }

  Instant confirmedAt() {
    return confirmedAt;
  }

  SpecialistView specialistView() {
    return specialistView;
  }

  String remark() {
    return remark;
  }

  @Nullable String reviewedBy() {
    return reviewedBy;
  }

  @Nullable Instant reviewedAt() {
    return reviewedAt;
  }

  Set<String> evidence() {
    return Collections.unmodifiableSet(evidence);
  }
}
