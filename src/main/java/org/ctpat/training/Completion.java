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
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A training that a person has done; the same person, course and date once. */
@Entity
@Table(name = "training_completion")
class Completion {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "training_completion_seq")
  @SequenceGenerator(name = "training_completion_seq", allocationSize = 50)
  private @Nullable Long id;

  @Version private long version;

  private String accountNumber;
  private long personId;
  private String courseId;
  private LocalDate completedOn;
  private int minutes;
  private String trainer;

  @Column(length = 1000)
  private String topics;

  @Enumerated(EnumType.STRING)
  private CompletionData.Result result;

  private String score;
  private @Nullable String evidenceDocumentId;
  private @Nullable LocalDate nextDueOn;

  /** The newest one of the person and course that counts. */
  private boolean latest;

  private String recordedBy;
  private Instant recordedAt;

  @SuppressWarnings("NullAway.Init")
  protected Completion() {}

  Completion(
      String accountNumber, long personId, CompletionData data, String recordedBy, Instant now) {
    this.accountNumber = accountNumber;
    this.personId = personId;
    this.courseId = data.courseId();
    this.completedOn = data.completedOn();
    correct(data, recordedBy, now);
  }

  /**
   * Takes over what was entered for the same person, course and date; a proof given before stays
   * unless it is replaced.
   */
  final void correct(CompletionData data, String recordedBy, Instant now) {
    this.minutes = data.minutes();
    this.trainer = data.trainer().strip();
    this.topics = data.topics().strip();
    this.result = data.result();
    this.score = data.score().strip();
    if (data.evidenceDocumentId() != null) {
      this.evidenceDocumentId = data.evidenceDocumentId();
    }
    this.nextDueOn = data.nextDueOn();
    this.recordedBy = recordedBy;
    this.recordedAt = now;
  }

  void dueAgain(@Nullable LocalDate on) {
    this.nextDueOn = on;
  }

  void latest(boolean latest) {
    this.latest = latest;
  }

  boolean counts() {
    return result != CompletionData.Result.FAILED;
  }

  boolean isLatest() {
    return latest;
  }

  long personId() {
    return personId;
  }

  String courseId() {
    return courseId;
  }

  LocalDate completedOn() {
    return completedOn;
  }

  int minutes() {
    return minutes;
  }

  String trainer() {
    return trainer;
  }

  String topics() {
    return topics;
  }

  CompletionData.Result result() {
    return result;
  }

  String score() {
    return score;
  }

  @Nullable String evidenceDocumentId() {
    return evidenceDocumentId;
  }

  @Nullable LocalDate nextDueOn() {
    return nextDueOn;
  }

  CompletionView view() {
    return new CompletionView(
        courseId,
        completedOn,
        minutes,
        trainer,
        topics,
        result,
        score,
        evidenceDocumentId,
        nextDueOn,
        recordedBy,
        recordedAt);
  }
}
