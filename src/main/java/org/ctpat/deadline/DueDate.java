package org.ctpat.deadline;

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
import jakarta.persistence.OrderColumn;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hibernate.annotations.BatchSize;
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

  @Enumerated(EnumType.STRING)
  private Deadline.Kind kind;

  private String cycle;
  private String period;
  private String dayCount;
  private String direction;
  private LocalDate startOn;
  private LocalDate dueOn;
  private LocalDate firstDueOn;
  private String startsWhen;
  private boolean pausable;
  private @Nullable Integer tableVersion;
  private @Nullable Long tableKey;

  @ElementCollection
  @CollectionTable(name = "deadline_pause", joinColumns = @JoinColumn(name = "deadline_id"))
  @OrderColumn(name = "position")
  @BatchSize(size = 200)
  private List<PauseEntry> pauses = new ArrayList<>();

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
    this.kind = rule.kind();
    this.cycle = cycle;
    this.period = period;
    this.dayCount = rule.dayCount();
    this.direction = rule.direction();
    this.startOn = startOn;
    this.dueOn = dueOn;
    this.firstDueOn = dueOn;
    this.startsWhen = period.equals(SET_BY_PERSON) ? "" : rule.startsWhen();
    this.pausable = rule.pausable() && rule.direction().equals("after");
    this.tableVersion = rule.tableVersion();
    this.tableKey = rule.tableKey();
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

  LocalDate startOn() {
    return startOn;
  }

  @Nullable Integer tableVersion() {
    return tableVersion;
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

  /** Lets the clock stand still from today. */
  void pause(LocalDate today, String by, String reason) {
    if (!open()) {
      throw new PauseRefused(
          "%s is %s already: only a running clock can be paused."
              .formatted(name, state.name().toLowerCase(Locale.ROOT)));
    }
    if (!pausable) {
      throw new PauseRefused(
          "The clock of %s (%s) cannot be paused: the decision table deadlines does not allow it."
              .formatted(name, ruleId));
    }
    running()
        .ifPresent(
            pause -> {
              throw new PauseRefused(
                  "The clock of %s has stood still since %s."
                      .formatted(name, UsEastern.inWords(pause.pausedOn())));
            });
    pauses.add(new PauseEntry(today, by, reason, null, null));
  }

  /** Lets the clock run on; the due day moves by the days since it was paused. */
  int resume(LocalDate today, String by) {
    var pause =
        running()
            .orElseThrow(() -> new PauseRefused("The clock of %s is not paused.".formatted(name)));
    var ended = pause.resumed(today, by);
    pauses.set(pauses.indexOf(pause), ended);
    int days = days(ended);
    dueOn = count().moved(dueOn, days);
    return days;
  }

  private Optional<PauseEntry> running() {
    return pauses.stream().filter(pause -> pause.resumedOn() == null).findFirst();
  }

  private int days(PauseEntry pause) {
    return pause.resumedOn() == null ? 0 : count().paused(pause.pausedOn(), pause.resumedOn());
  }

  /** A date set by a person is moved by calendar days. */
  private DayCount count() {
    return period.equals(SET_BY_PERSON)
        ? DayCount.of("P0D", "calendar", "after")
        : DayCount.of(period, dayCount, direction);
  }

  private void close(Deadline.State as, LocalDate today) {
    if (!open()) {
      throw new IllegalStateException(
          "Deadline " + ruleId + " of " + caseId + " is " + state + " already");
    }
    state = as;
    closedOn = today;
  }

  /**
   * The date by the stored rule, start and pauses; by what was set and the pauses when a person set
   * it.
   */
  LocalDate recomputed() {
    var count = count();
    var due = period.equals(SET_BY_PERSON) ? firstDueOn : count.from(startOn);
    for (var pause : pauses) {
      due = count.moved(due, days(pause));
    }
    return due;
  }

  /** Whether the clock has stood still, and it was due on this day before one of its pauses. */
  boolean movedFrom(LocalDate day) {
    if (pauses.isEmpty()) {
      return false;
    }
    var count = count();
    var due = firstDueOn;
    for (var pause : pauses) {
      if (due.equals(day)) {
        return true;
      }
      due = count.moved(due, days(pause));
    }
    return due.equals(day);
  }

  Deadline view(JsonMapper json) {
    return new Deadline(
        id(),
        accountNumber,
        caseId,
        ruleId,
        name,
        kind,
        cycle,
        startOn,
        startsWhen,
        dueOn,
        firstDueOn,
        UsEastern.endOf(dueOn),
        state,
        closedOn,
        explanation,
        source,
        onExpiry,
        json.readValue(inputs, INPUTS),
        computedAt,
        computedBy,
        tableVersion,
        tableKey,
        pausable,
        pauses.stream()
            .map(
                pause ->
                    new Deadline.Pause(
                        pause.pausedOn(),
                        pause.pausedBy(),
                        pause.reason(),
                        pause.resumedOn(),
                        pause.resumedBy(),
                        days(pause)))
            .toList());
  }
}
