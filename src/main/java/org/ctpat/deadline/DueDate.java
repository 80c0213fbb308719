package org.ctpat.deadline;

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
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** A due date as stored, with the rule as it was when it was computed. */
@Entity
@Table(name = "deadline")
class DueDate {

  static final String SET_BY_PERSON = "none";

  private static final TypeReference<Map<String, Object>> INPUTS = new TypeReference<>() {};

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "deadline_seq")
  @SequenceGenerator(name = "deadline_seq", allocationSize = 50)
  private @Nullable Long id;

  @Version private int version;
  private String accountNumber;
  private String caseId;
  private String ruleId;
  private String name;
  private String cycle;
  private String period;
  private String dayCount;
  private String direction;
  private LocalDate startOn;
  private LocalDate dueOn;

  @Enumerated(EnumType.STRING)
  private Deadline.State state;

  private @Nullable LocalDate closedOn;
  private String explanation;
  private String source;
  private String onExpiry;

  @Column(length = 100_000)
  private String inputs;

  private Instant computedAt;
  private String computedBy;

  @SuppressWarnings("NullAway.Init")
  protected DueDate() {}

  DueDate(
      String accountNumber,
      String caseId,
      String cycle,
      DeadlineRule rule,
      String period,
      LocalDate startOn,
      LocalDate dueOn,
      String explanation,
      String inputs,
      Instant computedAt,
      String computedBy) {
    this.accountNumber = accountNumber;
    this.caseId = caseId;
    this.ruleId = rule.id();
    this.name = rule.name();
    this.cycle = cycle;
    this.period = period;
    this.dayCount = rule.dayCount();
    this.direction = rule.direction();
    this.startOn = startOn;
    this.dueOn = dueOn;
    this.state = Deadline.State.OPEN;
    this.explanation = explanation;
    this.source = rule.source();
    this.onExpiry = rule.onExpiry();
    this.inputs = inputs;
    this.computedAt = computedAt;
    this.computedBy = computedBy;
  }

  String accountNumber() {
    return accountNumber;
  }

  String cycle() {
    return cycle;
  }

  String caseId() {
    return caseId;
  }

  String ruleId() {
    return ruleId;
  }

  String name() {
    return name;
  }

  LocalDate dueOn() {
    return dueOn;
  }

  long id() {
    return id == null ? 0 : id;
  }

  boolean open() {
    return state == Deadline.State.OPEN;
  }

  void meet(LocalDate today) {
    close(Deadline.State.MET, today);
  }

  void cancel(LocalDate today) {
    close(Deadline.State.CANCELLED, today);
  }

  private void close(Deadline.State as, LocalDate today) {
    if (!open()) {
      throw new IllegalStateException(
          "Deadline " + ruleId + " of " + caseId + " is " + state + " already");
    }
    state = as;
    closedOn = today;
  }

  /** The date by the stored rule and start; the stored one when a person set it. */
  LocalDate recomputed() {
    return period.equals(SET_BY_PERSON)
        ? dueOn
        : DayCount.of(period, dayCount, direction).from(startOn);
  }

  Deadline view(JsonMapper json) {
    return new Deadline(
        id(),
        accountNumber,
        caseId,
        ruleId,
        name,
        cycle,
        startOn,
        dueOn,
        UsEastern.endOf(dueOn),
        state,
        closedOn,
        explanation,
        source,
        onExpiry,
        json.readValue(inputs, INPUTS),
        computedAt,
        computedBy);
  }
}
