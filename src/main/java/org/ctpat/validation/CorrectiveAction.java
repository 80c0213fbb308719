package org.ctpat.validation;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ctpat.audit.Actor;
import org.ctpat.deadline.UsEastern;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * One action that the company must carry out and prove; it guards the order of answer, verification
 * and closing.
 */
@Entity
@Table(name = "corrective_action")
class CorrectiveAction {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "corrective_action_seq")
  @SequenceGenerator(
      name = "corrective_action_seq",
      sequenceName = "corrective_action_seq",
      allocationSize = 50)
  private @Nullable Long id;

  @Version private @Nullable Integer version;

  private String actionId;
  private String accountNumber;
  private String caseId;
  private String entityType;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  private CorrectiveActionView.Origin origin;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  private CorrectiveActionState state;

  private @Nullable String criterionId;

  @Column(length = 100_000)
  private String found;

  @Column(length = 10_000)
  private String askedMeasure;

  private @Nullable String owner;
  private LocalDate dueOn;
  private Instant dueAt;
  private String dueRule;
  private boolean overdue;
  private @Nullable String overdueDecision;
  private Instant openedAt;
  private @Nullable Instant closedAt;

  @ElementCollection
  @CollectionTable(
      name = "corrective_action_due_date",
      joinColumns = @JoinColumn(name = "corrective_action_id"))
  @OrderColumn(name = "place")
  private List<DueDateSet> dueDates = new ArrayList<>();

  @ElementCollection
  @CollectionTable(
      name = "corrective_action_answer",
      joinColumns = @JoinColumn(name = "corrective_action_id"))
  @OrderColumn(name = "place")
  private List<AnswerGiven> answers = new ArrayList<>();

  @ElementCollection
  @CollectionTable(
      name = "corrective_action_verification",
      joinColumns = @JoinColumn(name = "corrective_action_id"))
  @OrderColumn(name = "place")
  private List<VerificationGiven> verifications = new ArrayList<>();

  @ElementCollection
  @CollectionTable(
      name = "corrective_action_moment",
      joinColumns = @JoinColumn(name = "corrective_action_id"))
  @OrderColumn(name = "place")
  private List<MomentNoted> timeline = new ArrayList<>();

  @SuppressWarnings("NullAway.Init")
  protected CorrectiveAction() {}

  @SuppressWarnings("NullAway.Init")
  CorrectiveAction(
      String actionId,
      String accountNumber,
      String caseId,
      String entityType,
      CorrectiveActionView.Origin origin,
      @Nullable String criterionId,
      String found,
      String askedMeasure,
      @Nullable String owner,
      NewDueDate due,
      Actor by,
      Instant at) {
    this.actionId = actionId;
    this.accountNumber = accountNumber;
    this.caseId = caseId;
    this.entityType = entityType;
    this.origin = origin;
    this.state = CorrectiveActionState.OPEN;
    this.criterionId = criterionId;
    this.found = found;
    this.askedMeasure = askedMeasure;
    this.owner = owner;
    this.openedAt = at;
    setDue(due, by, at);
    note(
        "Opened by the "
            + origin.label().toLowerCase(Locale.ROOT)
            + ", due "
            + UsEastern.inWords(dueOn),
        by,
        at);
  }

  /** The company's answer; the same user task answers once. */
  void answer(
      long taskKey,
      String measure,
      String answerOwner,
      LocalDate doneOn,
      List<String> documentIds,
      Actor by,
      Instant at) {
    if (answers.stream().anyMatch(a -> a.taskKey() == taskKey)) {
      return;
    }
    require("answer it", CorrectiveActionState.OPEN, CorrectiveActionState.MORE_NEEDED);
    if (documentIds.isEmpty()) {
      throw refused("Add at least one file that proves the measure");
    }
    if (doneOn.isAfter(at.atZone(UsEastern.ZONE).toLocalDate())) {
      throw refused("The measure is done on or before today: answer when it is done");
    }
    answers.add(
        new AnswerGiven(
            taskKey, measure, answerOwner, doneOn, Lines.write(documentIds), by.id(), at));
    this.owner = answerOwner;
    this.state = CorrectiveActionState.ANSWERED;
    this.overdue = false;
    note("Answered: " + measure, by, at);
  }

  /**
   * Another person than who answered accepts, refuses or asks for more; the same user task verifies
   * once.
   */
  void verify(
      long taskKey, Verification verification, @Nullable String remarks, Actor by, Instant at) {
    if (verifications.stream().anyMatch(v -> v.taskKey() == taskKey)) {
      return;
    }
    require("verify it", CorrectiveActionState.ANSWERED);
    if (answers.getLast().answeredBy().equals(by.id())) {
      throw refused("The answer is verified by another person than who gave it: ask somebody else");
    }
    if (verification != Verification.ACCEPT && (remarks == null || remarks.isBlank())) {
      throw refused("Say what is missing");
    }
    verifications.add(
        new VerificationGiven(taskKey, answers.size(), verification.name(), remarks, by.id(), at));
    note(
        verification.label() + (remarks == null || remarks.isBlank() ? "" : ": " + remarks),
        by,
        at);
  }

  /**
   * Asks for more proof by a new date, which is never before the old one; a second call changes
   * nothing.
   */
  void reopen(NewDueDate due, Actor by, Instant at) {
    if (state == CorrectiveActionState.MORE_NEEDED) {
      return;
    }
    require("ask for more", CorrectiveActionState.ANSWERED);
    requireVerdict(Verification.MORE);
    this.state = CorrectiveActionState.MORE_NEEDED;
    setDue(due, by, at);
    note("More proof asked for, due " + UsEastern.inWords(dueOn), by, at);
  }

  /** Closes it as the specialist verified it; a second call changes nothing. */
  void close(Actor by, Instant at) {
    if (state == CorrectiveActionState.ACCEPTED || state == CorrectiveActionState.REFUSED) {
      return;
    }
    require("close it", CorrectiveActionState.ANSWERED);
    requireVerdict(Verification.ACCEPT, Verification.REFUSE);
    this.state =
        verdict().orElseThrow() == Verification.ACCEPT
            ? CorrectiveActionState.ACCEPTED
            : CorrectiveActionState.REFUSED;
    this.closedAt = at;
    note("Closed: " + state.label().toLowerCase(Locale.ROOT), by, at);
  }

  /** The due date passed without an answer; a second call changes nothing. */
  void registerOverdue(Actor by, Instant at) {
    if (overdue) {
      return;
    }
    require(
        "register it as overdue", CorrectiveActionState.OPEN, CorrectiveActionState.MORE_NEEDED);
    this.overdue = true;
    this.overdueDecision = null;
    note("Not answered by " + UsEastern.inWords(dueOn), by, at);
  }

  /**
   * The specialist gives more time, with a reason; the new date lies after today and after the old
   * one.
   */
  void extend(NewDueDate due, LocalDate today, Actor by, Instant at) {
    require("extend it", CorrectiveActionState.OPEN, CorrectiveActionState.MORE_NEEDED);
    if (!due.dueOn().isAfter(today)) {
      throw refused("The new date lies after today");
    }
    if (!due.dueOn().isAfter(dueOn)) {
      throw refused("The new date lies after the old one, " + UsEastern.inWords(dueOn));
    }
    if (due.reason().isBlank()) {
      throw refused("An extension needs a reason");
    }
    setDue(due, by, at);
    this.overdue = false;
    this.overdueDecision = "extend";
    note("Extended to " + UsEastern.inWords(dueOn) + ": " + due.reason(), by, at);
  }

  /** Whether an answer is awaited by this rule on this day. */
  boolean isDue(String ruleId, LocalDate day) {
    return (state == CorrectiveActionState.OPEN || state == CorrectiveActionState.MORE_NEEDED)
        && dueRule.equals(ruleId)
        && dueOn.equals(day);
  }

  /** The clock stood still, so it is due later. */
  void move(NewDueDate due, Actor by, Instant at) {
    setDue(due, by, at);
    note("Due " + dueOn + ", since the clock stood still", by, at);
  }

  /** The specialist stops waiting; the action is closed by {@link #closeAsOverdue}. */
  void stopWaiting(String reason, Actor by, Instant at) {
    require("stop waiting", CorrectiveActionState.OPEN, CorrectiveActionState.MORE_NEEDED);
    if (!overdue) {
      throw refused("It is not overdue: due " + UsEastern.inWords(dueOn));
    }
    this.overdueDecision = "stop";
    note("Waiting stopped: " + reason, by, at);
  }

  /** Closes it as overdue after the specialist's decision; a second call changes nothing. */
  void closeAsOverdue(Actor by, Instant at) {
    if (state == CorrectiveActionState.OVERDUE) {
      return;
    }
    require("close it as overdue", CorrectiveActionState.OPEN, CorrectiveActionState.MORE_NEEDED);
    if (!"stop".equals(overdueDecision)) {
      throw refused("Nobody decided to stop waiting");
    }
    this.state = CorrectiveActionState.OVERDUE;
    this.closedAt = at;
    note("Closed as overdue", by, at);
  }

  /** No longer wanted, since membership or application ended; a final state stays. */
  void cancel(String reason, Actor by, Instant at) {
    if (state.isFinal()) {
      return;
    }
    this.state = CorrectiveActionState.CANCELLED;
    this.closedAt = at;
    note("Cancelled: " + reason, by, at);
  }

  String actionId() {
    return actionId;
  }

  String accountNumber() {
    return accountNumber;
  }

  String caseId() {
    return caseId;
  }

  String entityType() {
    return entityType;
  }

  CorrectiveActionView.Origin origin() {
    return origin;
  }

  CorrectiveActionState state() {
    return state;
  }

  @Nullable String criterionId() {
    return criterionId;
  }

  String found() {
    return found;
  }

  String askedMeasure() {
    return askedMeasure;
  }

  LocalDate dueOn() {
    return dueOn;
  }

  OffsetDateTime dueAt() {
    return dueAt.atZone(UsEastern.ZONE).toOffsetDateTime();
  }

  String dueRule() {
    return dueRule;
  }

  boolean isOverdue() {
    return overdue;
  }

  boolean isStopped() {
    return "stop".equals(overdueDecision);
  }

  int dueDateCount() {
    return dueDates.size();
  }

  int answerCount() {
    return answers.size();
  }

  Optional<AnswerGiven> lastAnswer() {
    return answers.isEmpty() ? Optional.empty() : Optional.of(answers.getLast());
  }

  /** What the specialist said about the last answer. */
  Optional<Verification> verdict() {
    return lastVerification().map(v -> Verification.valueOf(v.verification()));
  }

  Optional<VerificationGiven> lastVerification() {
    return verifications.isEmpty() || verifications.getLast().answerNumber() != answers.size()
        ? Optional.empty()
        : Optional.of(verifications.getLast());
  }

  @Nullable LocalDate closedOn() {
    return closedAt == null ? null : closedAt.atZone(UsEastern.ZONE).toLocalDate();
  }

  CorrectiveActionView toView() {
    var number = new int[] {0};
    return new CorrectiveActionView(
        actionId,
        accountNumber,
        caseId,
        origin,
        state,
        criterionId,
        found,
        askedMeasure,
        owner,
        dueOn,
        dueAt(),
        dueRule,
        overdue,
        dueDates.stream()
            .map(
                d ->
                    new CorrectiveActionView.DueDate(
                        d.dueOn(), d.ruleId(), d.reason(), d.setBy(), d.setAt()))
            .toList(),
        answers.stream()
            .map(
                a ->
                    new CorrectiveActionView.Answer(
                        ++number[0],
                        a.measure(),
                        a.owner(),
                        a.doneOn(),
                        Lines.read(a.documentIds()),
                        a.answeredBy(),
                        a.answeredAt()))
            .toList(),
        verifications.stream()
            .map(
                v ->
                    new CorrectiveActionView.Verified(
                        v.answerNumber(),
                        Verification.valueOf(v.verification()),
                        v.remarks(),
                        v.verifiedBy(),
                        v.verifiedAt()))
            .toList(),
        timeline.stream()
            .map(m -> new CorrectiveActionView.Moment(m.happenedAt(), m.what(), m.byWhom()))
            .toList(),
        openedAt,
        closedAt);
  }

  private void setDue(NewDueDate due, Actor by, Instant at) {
    this.dueOn = due.dueOn();
    this.dueAt = due.dueAt().toInstant();
    this.dueRule = due.ruleId();
    dueDates.add(new DueDateSet(due.dueOn(), due.ruleId(), due.reason(), by.id(), at));
  }

  private void requireVerdict(Verification... wanted) {
    if (verdict().filter(List.of(wanted)::contains).isEmpty()) {
      throw refused("The last answer is not verified that way");
    }
  }

  private void note(String what, Actor by, Instant at) {
    timeline.add(new MomentNoted(at, what, by.name()));
  }

  private void require(String what, CorrectiveActionState... allowed) {
    if (!List.of(allowed).contains(state)) {
      throw refused(
          "It is not possible to %s: the action is '%s'"
              .formatted(what, state.label().toLowerCase(Locale.ROOT)));
    }
  }

  private ValidationRefused refused(String message) {
    return new ValidationRefused(message + " (" + actionId + ")");
  }

  /** A due date with the rule or reason behind it. */
  record NewDueDate(LocalDate dueOn, OffsetDateTime dueAt, String ruleId, String reason) {}

  @Embeddable
  record DueDateSet(
      LocalDate dueOn,
      String ruleId,
      @Column(length = 10_000) String reason,
      String setBy,
      Instant setAt) {}

  @Embeddable
  record AnswerGiven(
      long taskKey,
      @Column(length = 100_000) String measure,
      String owner,
      LocalDate doneOn,
      @Column(length = 10_000) String documentIds,
      String answeredBy,
      Instant answeredAt) {}

  @Embeddable
  record VerificationGiven(
      long taskKey,
      int answerNumber,
      String verification,
      @Nullable @Column(length = 10_000) String remarks,
      String verifiedBy,
      Instant verifiedAt) {}

  @Embeddable
  record MomentNoted(Instant happenedAt, @Column(length = 10_000) String what, String byWhom) {}
}
