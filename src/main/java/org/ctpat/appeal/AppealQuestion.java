package org.ctpat.appeal;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
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
import java.time.LocalDate;
import java.util.List;
import org.ctpat.appeal.AppealView.Question;
import org.ctpat.audit.Actor;
import org.jspecify.annotations.Nullable;

/** A question of the appeals authority to the company. */
@Entity
@Table(name = "appeal_question")
class AppealQuestion {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "appeal_question_seq")
  @SequenceGenerator(
      name = "appeal_question_seq",
      sequenceName = "appeal_question_seq",
      allocationSize = 50)
  private @Nullable Long id;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "appeal_id")
  private Appeal appeal;

  @Column(name = "question_no")
  private int number;

  private long taskKey;
  private String question;
  private String askedBy;
  private LocalDate askedOn;

  @Enumerated(EnumType.STRING)
  private Question.State state = Question.State.ASKED;

  @Column(length = 20_000)
  private @Nullable String answer;

  private @Nullable String answeredBy;
  private @Nullable LocalDate closedOn;

  @Convert(converter = DocumentIds.class)
  private List<String> documentIds = List.of();

  @SuppressWarnings("NullAway.Init")
  protected AppealQuestion() {}

  AppealQuestion(
      Appeal appeal, int number, long taskKey, String question, LocalDate today, Actor by) {
    this.appeal = appeal;
    this.number = number;
    this.taskKey = taskKey;
    this.question = question;
    this.askedOn = today;
    this.askedBy = by.name();
  }

  int number() {
    return number;
  }

  boolean ofTask(long key) {
    return taskKey == key;
  }

  String question() {
    return question;
  }

  LocalDate askedOn() {
    return askedOn;
  }

  boolean waiting() {
    return state == Question.State.ASKED;
  }

  /** The cycle of its date: a second question of the case has a date of its own. */
  String cycle() {
    return String.valueOf(number);
  }

  void answered(String text, List<String> documents, LocalDate today, Actor by) {
    state = Question.State.ANSWERED;
    answer = text;
    documentIds = List.copyOf(documents);
    answeredBy = by.name();
    closedOn = today;
  }

  void passed(LocalDate today) {
    state = Question.State.UNANSWERED;
    closedOn = today;
  }

  Question view() {
    return new Question(
        number, question, askedBy, askedOn, state, answer, answeredBy, closedOn, documentIds);
  }
}
