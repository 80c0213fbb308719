package org.ctpat.task;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.ctpat.audit.Actor;
import org.ctpat.task.InboxTask.State;
import org.jspecify.annotations.Nullable;

/** A user task as kept in the inbox. */
@Entity
@Table(name = "inbox_task")
class TaskRow {

  private static final ZoneId EASTERN = ZoneId.of("America/New_York");

  @Id
  @Column(name = "task_key")
  private long key;

  @Version private @Nullable Integer version;

  private String accountNumber;
  private String company;
  private String caseId;
  private String processId;
  private long processInstanceKey;
  private String elementId;
  private String name;
  private String formId;
  private @Nullable Long formKey;
  private @Nullable String assignee;
  private @Nullable Instant assignedAt;
  private @Nullable Instant dueAt;
  private String dueRule;
  private int priority;
  private @Nullable String raisedFor;

  @Enumerated(EnumType.STRING)
  private State state;

  private Instant createdAt;
  private @Nullable Instant closedAt;
  private @Nullable String closedBy;
  private @Nullable String closedByName;

  @Column(length = 1_000_000)
  private String variables;

  @Column(length = 4_000)
  private @Nullable String problem;

  @ElementCollection
  @CollectionTable(name = "inbox_task_group", joinColumns = @JoinColumn(name = "task_key"))
  @Column(name = "group_name")
  private Set<String> candidateGroups = new HashSet<>();

  @SuppressWarnings("NullAway.Init")
  protected TaskRow() {}

  @SuppressWarnings("NullAway.Init")
  TaskRow(TaskFacts facts, String variables, Instant createdAt) {
    this.key = facts.key();
    this.accountNumber = facts.accountNumber();
    this.company = facts.company();
    this.caseId = facts.caseId();
    this.processId = facts.processId();
    this.processInstanceKey = facts.processInstanceKey();
    this.elementId = facts.elementId();
    this.name = facts.name();
    this.formId = facts.formId();
    this.formKey = facts.formKey();
    this.dueRule = facts.dueRule();
    this.state = State.OPEN;
    this.createdAt = createdAt;
    this.variables = variables;
    this.candidateGroups.addAll(facts.candidateGroups());
    assign(facts.assignee(), createdAt);
    schedule(facts.priority(), facts.dueAt() == null ? null : facts.dueAt().toInstant());
  }

  long key() {
    return key;
  }

  State state() {
    return state;
  }

  String accountNumber() {
    return accountNumber;
  }

  String caseId() {
    return caseId;
  }

  String name() {
    return name;
  }

  @Nullable Long formKey() {
    return formKey;
  }

  @Nullable String problem() {
    return problem;
  }

  @Nullable Instant assignedAt() {
    return assignedAt;
  }

  void assign(@Nullable String personId, Instant at) {
    var other = personId == null || personId.isBlank() ? null : personId;
    if (!Objects.equals(assignee, other)) {
      this.assignee = other;
      this.assignedAt = other == null ? null : at;
    }
  }

  void schedule(int newPriority, @Nullable Instant newDueAt) {
    this.priority = Math.clamp(newPriority, 0, 100);
    this.dueAt = newDueAt;
  }

  void see(String newVariables) {
    this.variables = newVariables;
  }

  /**
   * Raises the priority for a cause, once for each cause.
   *
   * @return the priority now
   */
  int raise(String cause, int by) {
    if (!cause.equals(raisedFor)) {
      this.raisedFor = cause;
      this.priority = Math.min(100, priority + by);
    }
    return priority;
  }

  void belongTo(Set<String> groups) {
    if (!candidateGroups.equals(groups)) {
      candidateGroups.clear();
      candidateGroups.addAll(groups);
    }
  }

  /** Handed in: on its way to the engine. */
  void submit() {
    if (state != State.OPEN) {
      throw new IllegalStateException("Task " + key + " cannot be submitted, it is " + state);
    }
    this.state = State.SUBMITTED;
    this.problem = null;
  }

  /** The submission was refused after all: the task is open again and says why. */
  void reopen(String why) {
    if (state == State.SUBMITTED || state == State.OPEN) {
      this.state = State.OPEN;
      this.problem = why.length() <= 4_000 ? why : why.substring(0, 3_999) + "…";
    }
  }

  void complete(Actor by, Instant at) {
    this.state = State.COMPLETED;
    this.problem = null;
    close(by, at);
  }

  /** No longer wanted by the process; what was completed stays completed. */
  void cancel(Actor by, Instant at, @Nullable String why) {
    if (state == State.COMPLETED || state == State.CANCELLED) {
      return;
    }
    this.state = State.CANCELLED;
    this.problem = why;
    close(by, at);
  }

  /** Says why it was cancelled, if nobody has yet. */
  boolean explain(String why) {
    if (state != State.CANCELLED || problem != null) {
      return false;
    }
    this.problem = why;
    return true;
  }

  private void close(Actor by, Instant at) {
    this.closedAt = at;
    this.closedBy = by.id();
    this.closedByName = by.name();
  }

  InboxTask toTask(Map<String, Object> variablesRead) {
    return new InboxTask(
        key,
        accountNumber,
        caseId,
        processId,
        processInstanceKey,
        elementId,
        name,
        formId,
        new TreeSet<>(candidateGroups).stream().toList(),
        assignee,
        dueAt == null ? null : dueAt.atZone(EASTERN).toOffsetDateTime(),
        dueRule,
        priority,
        state,
        createdAt,
        variablesRead);
  }

  String variables() {
    return variables;
  }

  /** Who closed it and when, in words. */
  String closing() {
    return closedByName == null || closedAt == null
        ? ""
        : "by %s on %s".formatted(closedByName, Words.moment(closedAt));
  }
}
