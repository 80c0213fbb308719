package org.ctpat.course;

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
import org.jspecify.annotations.Nullable;

/** One go of a person at a built-in course: reading, testing, passed or failed. */
@Entity
@Table(name = "course_attempt")
class Attempt {

  /** Where a go at a course stands. */
  enum State {
    READING,
    TESTING,
    PASSED,
    FAILED;

    boolean open() {
      return this == READING || this == TESTING;
    }
  }

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "course_attempt_seq")
  @SequenceGenerator(name = "course_attempt_seq", allocationSize = 50)
  private @Nullable Long id;

  @Version private long version;

  private String accountNumber;
  private String employeeId;
  private String courseId;
  private String edition;

  @Enumerated(EnumType.STRING)
  private State state = State.READING;

  private int partsRead;

  @Column(length = 1_000_000)
  private String sheet;

  private int rightAnswers;
  private int needed;
  private Instant startedAt;
  private @Nullable Instant finishedAt;
  private @Nullable String evidenceDocumentId;

  @SuppressWarnings("NullAway.Init")
  protected Attempt() {}

  Attempt(
      String accountNumber,
      String employeeId,
      BuiltInCourse course,
      int partsRead,
      String emptySheet,
      Instant now) {
    this.accountNumber = accountNumber;
    this.employeeId = employeeId;
    this.courseId = course.id();
    this.edition = course.edition();
    this.partsRead = partsRead;
    this.sheet = emptySheet;
    this.startedAt = now;
  }

  /** Notes that a page, counted from 1, was read; pages read before stay read. */
  void read(int part) {
    this.partsRead = Math.max(partsRead, part);
  }

  /** Begins the test with the questions drawn from the present edition. */
  void test(String edition, String sheet, int needed) {
    requireState(State.READING, "begin a test");
    this.edition = edition;
    this.sheet = sheet;
    this.needed = needed;
    this.state = State.TESTING;
  }

  void answered(String sheet) {
    requireState(State.TESTING, "answer a question");
    this.sheet = sheet;
  }

  /** Closes the test with its result. */
  void finish(int rightAnswers, Instant now) {
    requireState(State.TESTING, "hand in a test");
    this.rightAnswers = rightAnswers;
    this.finishedAt = now;
    this.state = rightAnswers >= needed ? State.PASSED : State.FAILED;
  }

  void provenBy(String documentId) {
    requireState(State.PASSED, "prove a test");
    this.evidenceDocumentId = documentId;
  }

  private void requireState(State needed, String what) {
    if (state != needed) {
      throw new IllegalStateException(
          "To " + what + " the attempt must be " + needed + ", and it is " + state);
    }
  }

  String courseId() {
    return courseId;
  }

  String edition() {
    return edition;
  }

  State state() {
    return state;
  }

  int partsRead() {
    return partsRead;
  }

  String sheet() {
    return sheet;
  }

  int rightAnswers() {
    return rightAnswers;
  }

  int needed() {
    return needed;
  }

  Instant startedAt() {
    return startedAt;
  }

  @Nullable Instant finishedAt() {
    return finishedAt;
  }

  @Nullable String evidenceDocumentId() {
    return evidenceDocumentId;
  }
}
