package org.ctpat.appeal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.ctpat.appeal.ContestableDecisions.Contestable;
import org.ctpat.appeal.ContestableDecisions.Kind;
import org.ctpat.audit.Actor;
import org.ctpat.deadline.Deadline;
import org.ctpat.deadline.UsEastern;
import org.jspecify.annotations.Nullable;

/** A decision that a company can appeal until the end of a day. */
@Entity
@Table(name = "contestable_decision")
class ContestableDecision {

  @Id private String decisionId;
  @Version private @Nullable Integer version;
  private String accountNumber;
  private String caseId;

  @Enumerated(EnumType.STRING)
  private Kind kind;

  @Column(name = "round_no")
  private int round;

  private boolean falseInformation;
  private String inWords;
  private String partOf;
  private LocalDate decidedOn;
  private String decidedBy;
  private String ruleId;
  private LocalDate appealUntilOn;
  private @Nullable Instant closedAt;
  private @Nullable String appealId;

  @Enumerated(EnumType.STRING)
  private @Nullable AppealOutcome outcome;

  @SuppressWarnings("NullAway.Init")
  protected ContestableDecision() {}

  ContestableDecision(
      String decisionId,
      Kind kind,
      int round,
      boolean falseInformation,
      String inWords,
      Collection<String> partOf,
      Deadline until,
      Actor by) {
    var cases = new TreeSet<>(partOf);
    cases.add(until.caseId());
    this.decisionId = decisionId;
    this.accountNumber = until.accountNumber();
    this.caseId = until.caseId();
    this.kind = kind;
    this.round = round;
    this.falseInformation = falseInformation;
    this.inWords = inWords;
    this.partOf = String.join(" ", cases);
    this.decidedOn = until.startOn();
    this.decidedBy = by.name();
    this.ruleId = until.ruleId();
    this.appealUntilOn = until.dueOn();
  }

  String decisionId() {
    return decisionId;
  }

  String accountNumber() {
    return accountNumber;
  }

  String caseId() {
    return caseId;
  }

  Kind kind() {
    return kind;
  }

  int round() {
    return round;
  }

  String inWords() {
    return inWords;
  }

  LocalDate decidedOn() {
    return decidedOn;
  }

  String ruleId() {
    return ruleId;
  }

  /** The cycle of its date: a case can have a suspension and a removal. */
  String cycle() {
    return cycle(kind, round);
  }

  static String cycle(Kind kind, int round) {
    return round == 1 ? kind.name() : kind.name() + "-" + round;
  }

  LocalDate appealUntilOn() {
    return appealUntilOn;
  }

  @Nullable String appealId() {
    return appealId;
  }

  @Nullable AppealOutcome outcome() {
    return outcome;
  }

  /** The cases whose deciders may not decide the appeal, this decision's own included. */
  List<String> partOf() {
    return List.of(partOf.split(" "));
  }

  /** Whether an appeal filed now is too late: the last day counts to its end in U.S. Eastern. */
  boolean over(Instant now) {
    return closedAt != null
        || !now.isBefore(UsEastern.startOf(appealUntilOn.plusDays(1)).toInstant());
  }

  /** Nothing can be filed from now on. */
  void close(Instant now) {
    if (closedAt == null) {
      closedAt = now;
    }
  }

  void appealed(String appealId) {
    this.appealId = appealId;
  }

  void ruledOn(AppealOutcome outcome) {
    this.outcome = outcome;
  }

  Contestable view() {
    return new Contestable(decisionId, UsEastern.endOf(appealUntilOn), appealUntilOn);
  }
}
