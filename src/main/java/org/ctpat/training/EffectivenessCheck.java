package org.ctpat.training;

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
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A test, drill or exercise that shows whether a training met its goal. */
@Entity
@Table(name = "effectiveness_check")
class EffectivenessCheck {

  /** The goal is met when no more than one in five did not pass; a choice of this system. */
  private static final int ONE_IN = 5;

  /** What the check says about the training. */
  private enum Outcome {
    GOAL_MET,
    GOAL_MISSED
  }

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "effectiveness_check_seq")
  @SequenceGenerator(name = "effectiveness_check_seq", allocationSize = 50)
  private @Nullable Long id;

  @Version private long version;

  private String accountNumber;
  private String courseId;

  @Enumerated(EnumType.STRING)
  private CheckKind kind;

  private LocalDate heldOn;
  private String peopleConcerned;
  private int tookPart;
  private int notPassed;

  @Enumerated(EnumType.STRING)
  private Outcome outcome;

  @Column(length = 1000)
  private String finding;

  private @Nullable String evidenceDocumentId;
  private String recordedBy;
  private Instant recordedAt;

  @ElementCollection
  @CollectionTable(
      name = "effectiveness_check_result",
      joinColumns = @JoinColumn(name = "check_id"))
  @MapKeyColumn(name = "person_id")
  @Column(name = "passed")
  private Map<Long, Boolean> results = new HashMap<>();

  @SuppressWarnings("NullAway.Init")
  protected EffectivenessCheck() {}

  EffectivenessCheck(
      String accountNumber,
      CheckData data,
      Map<Long, Boolean> results,
      String recordedBy,
      Instant now) {
    this.accountNumber = accountNumber;
    this.courseId = data.courseId();
    this.kind = data.kind();
    this.heldOn = data.heldOn();
    this.peopleConcerned = data.peopleConcerned().strip();
    correct(data, results, recordedBy, now);
  }

  /** Takes over what was entered for the same course, kind, day and people. */
  final void correct(CheckData data, Map<Long, Boolean> results, String recordedBy, Instant now) {
    this.results.clear();
    this.results.putAll(results);
    this.tookPart = results.size();
    this.notPassed = (int) results.values().stream().filter(passed -> !passed).count();
    this.outcome = notPassed * ONE_IN > tookPart ? Outcome.GOAL_MISSED : Outcome.GOAL_MET;
    this.finding = data.finding().strip();
    if (data.evidenceDocumentId() != null) {
      this.evidenceDocumentId = data.evidenceDocumentId();
    }
    this.recordedBy = recordedBy;
    this.recordedAt = now;
  }

  String courseId() {
    return courseId;
  }

  LocalDate heldOn() {
    return heldOn;
  }

  boolean same(CheckData data) {
    return courseId.equals(data.courseId())
        && kind == data.kind()
        && heldOn.equals(data.heldOn())
        && peopleConcerned.equals(data.peopleConcerned().strip());
  }

  CheckView view() {
    return new CheckView(
        courseId,
        kind,
        heldOn,
        peopleConcerned,
        tookPart,
        notPassed,
        outcome == Outcome.GOAL_MET,
        finding,
        evidenceDocumentId,
        recordedBy);
  }
}
