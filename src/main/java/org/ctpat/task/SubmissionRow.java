package org.ctpat.task;

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
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What was handed in for a task; there is one for each task, handed in anew after a refusal. */
@Entity
@Table(name = "submission")
class SubmissionRow {

  /** How far it has come. */
  enum State {
    /** On its way to the engine. */
    PENDING,
    ACCEPTED,
    REFUSED,
    /** The task was gone when it arrived. */
    GONE
  }

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "submission_seq")
  @SequenceGenerator(name = "submission_seq", sequenceName = "submission_seq", allocationSize = 50)
  private long id;

  @Version private @Nullable Integer version;

  private long taskKey;
  private int attempt;
  private String personId;
  private String personName;

  @Column(length = 4_000)
  private String personGroups;

  private @Nullable String personAccount;

  @Column(length = 1_000_000)
  private String data;

  @Enumerated(EnumType.STRING)
  private State state;

  private Instant submittedAt;
  private @Nullable Instant decidedAt;

  @Column(length = 4_000)
  private @Nullable String problem;

  @SuppressWarnings("NullAway.Init")
  protected SubmissionRow() {}

  @SuppressWarnings("NullAway.Init")
  SubmissionRow(long taskKey, Person person, String data, Instant at) {
    this.taskKey = taskKey;
    handIn(person, data, at);
  }

  /** Handed in again after a refusal. */
  void handInAgain(Person person, String newData, Instant at) {
    if (state != State.REFUSED) {
      throw new IllegalStateException("Submission of task %d is %s".formatted(taskKey, state));
    }
    handIn(person, newData, at);
  }

  private void handIn(Person person, String newData, Instant at) {
    this.attempt++;
    this.personId = person.id();
    this.personName = person.name();
    this.personGroups = String.join(" ", new TreeSet<>(person.groups()));
    this.personAccount = person.accountNumber();
    this.data = newData;
    this.state = State.PENDING;
    this.submittedAt = at;
    this.decidedAt = null;
    this.problem = null;
  }

  void accept(Instant at) {
    decide(State.ACCEPTED, at, null);
  }

  void refuse(String why, Instant at) {
    decide(State.REFUSED, at, why);
  }

  void lose(String why, Instant at) {
    if (state == State.PENDING) {
      decide(State.GONE, at, why);
    }
  }

  private void decide(State decision, Instant at, @Nullable String why) {
    this.state = decision;
    this.decidedAt = at;
    this.problem = why == null || why.length() <= 4_000 ? why : why.substring(0, 3_999) + "…";
  }

  long id() {
    return id;
  }

  long taskKey() {
    return taskKey;
  }

  int attempt() {
    return attempt;
  }

  State state() {
    return state;
  }

  String data() {
    return data;
  }

  @Nullable String problem() {
    return problem;
  }

  Person person() {
    return new Person(
        personId,
        personName,
        personGroups.isBlank() ? Set.of() : Set.of(personGroups.split(" ")),
        personAccount);
  }

  /**
   * The name under which the engine is asked to complete the task, so that its listener knows whose
   * data comes.
   */
  String action() {
    return "submission-%d-%d".formatted(id, attempt);
  }

  /** Who handed it in and when, in words. */
  String origin() {
    return "by %s on %s".formatted(personName, Words.moment(submittedAt));
  }
}
