package org.ctpat.appeal;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ctpat.audit.Actor;
import org.jspecify.annotations.Nullable;

/**
 * An appeal: what the company says, what it is asked, and how it is decided. What a task brings is
 * taken once; a repetition changes nothing.
 */
@Entity
@Table(name = "appeal")
class Appeal {

  @Id private String appealId;
  @Version private @Nullable Integer version;
  private String accountNumber;
  private String decisionId;

  @Column(length = 20_000)
  private String facts;

  @Column(length = 20_000)
  private String plan;

  @Convert(converter = DocumentIds.class)
  private List<String> documentIds;

  private Instant filedAt;
  private LocalDate filedOn;
  private String filedBy;

  @Enumerated(EnumType.STRING)
  private @Nullable AppealOutcome outcome;

  @Column(length = 20_000)
  private @Nullable String reasons;

  private @Nullable String decidedBy;
  private @Nullable LocalDate decidedOn;
  private @Nullable LocalDate carriedOutOn;
  private @Nullable LocalDate escalatedOn;

  @OneToMany(mappedBy = "appeal", cascade = CascadeType.PERSIST)
  @OrderBy("number")
  private List<AppealQuestion> questions = new ArrayList<>();

  @SuppressWarnings("NullAway.Init")
  protected Appeal() {}

  Appeal(
      String appealId,
      ContestableDecision decision,
      String facts,
      String plan,
      List<String> documentIds,
      Instant filedAt,
      LocalDate filedOn,
      Actor by) {
    this.appealId = appealId;
    this.accountNumber = decision.accountNumber();
    this.decisionId = decision.decisionId();
    this.facts = facts;
    this.plan = plan;
    this.documentIds = List.copyOf(documentIds);
    this.filedAt = filedAt;
    this.filedOn = filedOn;
    this.filedBy = by.name();
  }

  String appealId() {
    return appealId;
  }

  String accountNumber() {
    return accountNumber;
  }

  String decisionId() {
    return decisionId;
  }

  String facts() {
    return facts;
  }

  String plan() {
    return plan;
  }

  List<String> documentIds() {
    return documentIds;
  }

  LocalDate filedOn() {
    return filedOn;
  }

  String filedBy() {
    return filedBy;
  }

  @Nullable AppealOutcome outcome() {
    return outcome;
  }

  @Nullable String reasons() {
    return reasons;
  }

  @Nullable LocalDate decidedOn() {
    return decidedOn;
  }

  List<AppealQuestion> questions() {
    return questions;
  }

  /** The question that waits for its answer. */
  Optional<AppealQuestion> waiting() {
    return questions.stream().filter(AppealQuestion::waiting).findFirst();
  }

  /** Whether what this task asked is kept already. */
  boolean asked(long taskKey) {
    return questions.stream().anyMatch(question -> question.ofTask(taskKey));
  }

  /** Asks the company; its number when it is new, empty when this task has asked it before. */
  Optional<AppealQuestion> ask(long taskKey, String text, LocalDate today, Actor by) {
    if (asked(taskKey)) {
      return Optional.empty();
    }
    undecided("ask a question");
    if (waiting().isPresent()) {
      throw new AppealRefused(
          "Appeal %s has a question that waits for the company: ask the next one after its answer."
              .formatted(appealId));
    }
    var question = new AppealQuestion(this, questions.size() + 1, taskKey, text, today, by);
    questions.add(question);
    return Optional.of(question);
  }

  /** Decides the appeal; false when it is decided so already. */
  boolean decide(AppealOutcome decision, String why, LocalDate today, Actor by) {
    if (outcome == decision) {
      return false;
    }
    undecided("decide it again");
    outcome = decision;
    reasons = why;
    decidedBy = by.name();
    decidedOn = today;
    return true;
  }

  /** The decision has its effect on the account now; false when it had it before. */
  boolean carryOut(LocalDate today) {
    if (carriedOutOn != null) {
      return false;
    }
    carriedOutOn = today;
    return true;
  }

  /** The company has left the programme, so there is nothing to decide any more. */
  void end() {
    undecided("end it");
    outcome = AppealOutcome.ENDED;
  }

  /**
   * Headquarters is told that its time is over; false when it was told or the appeal is decided.
   */
  boolean escalate(LocalDate today) {
    if (escalatedOn != null || outcome != null) {
      return false;
    }
    escalatedOn = today;
    return true;
  }

  AppealView view(ContestedDecision decision) {
    return new AppealView(
        appealId,
        accountNumber,
        decision,
        facts,
        plan,
        documentIds,
        filedAt,
        filedOn,
        filedBy,
        questions.stream().map(AppealQuestion::view).toList(),
        outcome,
        reasons,
        decidedBy,
        decidedOn,
        escalatedOn);
  }

  private void undecided(String what) {
    if (outcome != null) {
      throw new AppealRefused(
          "Appeal %s is decided (%s): nobody can %s.".formatted(appealId, outcome.word(), what));
    }
  }
}
