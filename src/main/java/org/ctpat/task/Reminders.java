package org.ctpat.task;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.ctpat.audit.Actor;
import org.ctpat.deadline.Deadline;
import org.ctpat.deadline.Deadlines;
import org.ctpat.notification.Letters;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reminds people of open tasks before they are due, and tells supervisors when they are late. */
@Service
@Transactional
@EnableConfigurationProperties(ReminderSettings.class)
public class Reminders {

  private static final ZoneId EASTERN = ZoneId.of("America/New_York");
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("MMMM d, uuuu", Locale.US);
  private static final int RAISED_BY = 30;
  private static final String SUPERVISORS = "ctpat-supervisor";

  private final TaskRows rows;
  private final Notices notices;
  private final Letters letters;
  private final Deadlines deadlines;
  private final ReminderSettings settings;
  private final Clock clock;

  Reminders(
      TaskRows rows,
      Notices notices,
      Letters letters,
      Deadlines deadlines,
      ReminderSettings settings,
      Clock clock) {
    this.rows = rows;
    this.deadlines = deadlines;
    this.notices = notices;
    this.letters = letters;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Reminds the people whose tasks of the case are open and due at this moment: a company by letter
   * and notice, people of CBP by notice. There is one reminder for each due date and each of the
   * configured days before it, so that repeating it changes nothing.
   *
   * @return when to remind again; empty after the last time
   */
  public Optional<OffsetDateTime> remind(
      String accountNumber, String caseId, OffsetDateTime dueAt, Actor by) {
    var due = dueAt.toInstant();
    var open =
        rows.locked(caseId, InboxTask.State.OPEN).stream()
            .map(row -> row.toTask(Map.of()))
            .filter(task -> task.accountNumber().equals(accountNumber))
            .filter(task -> task.dueAt() != null && task.dueAt().toInstant().equals(due))
            .toList();
    if (!open.isEmpty()) {
      send(accountNumber, caseId, dueAt, cycle(dueAt), open, by);
    }
    return next(dueAt);
  }

  /** When to remind next of what is due at this moment; empty after the last time. */
  public Optional<OffsetDateTime> next(OffsetDateTime dueAt) {
    var now = clock.instant();
    return times(dueAt).stream().filter(at -> at.toInstant().isAfter(now)).findFirst();
  }

  /**
   * The reminder of what is due at this moment that has come within the last day, or else the next
   * one; empty after the last.
   */
  public Optional<OffsetDateTime> nearest(OffsetDateTime dueAt) {
    var yesterday = clock.instant().minus(Duration.ofDays(1));
    return times(dueAt).stream().filter(at -> at.toInstant().isAfter(yesterday)).findFirst();
  }

  /**
   * Raises the priority of the open tasks of a case by 30, up to 100, tells the supervisors, and
   * writes to the company about those that it has let pass; once for each due date. Nothing is late
   * whose clock stands still or whose date has moved.
   *
   * @return the tasks with their priority now, for the engine to take over
   */
  public Map<Long, Integer> escalate(
      String accountNumber, String caseId, OffsetDateTime dueAt, String dueRule, Actor by) {
    if (movedSince(caseId, dueRule, dueAt)) {
      return Map.of();
    }
    var cause = "overdue:%s:%s".formatted(dueRule, day(dueAt));
    var open =
        rows.locked(caseId, InboxTask.State.OPEN).stream()
            .filter(row -> row.accountNumber().equals(accountNumber))
            .toList();
    var names = open.stream().map(TaskRow::name).distinct().collect(Collectors.joining(", "));
    notices.post(
        accountNumber,
        caseId,
        SUPERVISORS,
        cause,
        "%s was due on %s by rule %s. %s"
            .formatted(
                caseId,
                DAY.format(day(dueAt)),
                dueRule,
                open.isEmpty() ? "No task of it is open." : "Still open: " + names + "."));
    tellCompany(
        "task-overdue",
        accountNumber,
        caseId,
        dueAt,
        "%s:%s".formatted(dueRule, day(dueAt)),
        dueRule,
        open.stream()
            .map(row -> row.toTask(Map.of()))
            .filter(task -> task.dueAt() != null && !task.dueAt().isAfter(dueAt))
            .toList(),
        by);
    return open.stream()
        .collect(Collectors.toMap(TaskRow::key, row -> row.raise(cause, RAISED_BY)));
  }

  private boolean movedSince(String caseId, String dueRule, OffsetDateTime dueAt) {
    return deadlines
        .find(caseId, dueRule)
        .filter(date -> date.state() == Deadline.State.OPEN)
        .filter(date -> !date.pauses().isEmpty())
        .filter(date -> date.paused() || date.dueAt().isAfter(dueAt))
        .isPresent();
  }

  private void send(
      String accountNumber,
      String caseId,
      OffsetDateTime dueAt,
      String cycle,
      List<InboxTask> open,
      Actor by) {
    var names = open.stream().map(InboxTask::name).distinct().collect(Collectors.joining(", "));
    var rule = open.getFirst().dueRule();
    var dueOn = DAY.format(day(dueAt));
    var groups = new TreeSet<String>();
    open.forEach(task -> groups.addAll(task.candidateGroups()));
    for (var group : groups) {
      notices.post(
          accountNumber,
          caseId,
          group,
          "reminder:" + cycle,
          "%s: due on %s by rule %s (%s).".formatted(names, dueOn, rule, caseId));
    }
    tellCompany("task-reminder", accountNumber, caseId, dueAt, cycle, rule, open, by);
  }

  /** A letter about those of the tasks that are the company's; none when there are none. */
  private void tellCompany(
      String template,
      String accountNumber,
      String caseId,
      OffsetDateTime dueAt,
      String cycle,
      String rule,
      List<InboxTask> tasks,
      Actor by) {
    var theirs =
        tasks.stream()
            .filter(
                task ->
                    task.candidateGroups().stream()
                        .anyMatch(group -> group.endsWith("-" + accountNumber)))
            .map(task -> "- " + task.name())
            .distinct()
            .collect(Collectors.joining("\n"));
    if (!theirs.isEmpty()) {
      letters.send(
          accountNumber,
          caseId,
          template,
          cycle,
          Map.of("tasks", theirs, "dueOn", DAY.format(day(dueAt)), "dueRule", rule),
          by);
    }
  }

  /** The due day with the last of the configured days before it that has come. */
  private String cycle(OffsetDateTime dueAt) {
    var now = clock.instant();
    var left =
        settings.daysBefore().stream()
            .sorted()
            .filter(days -> !before(dueAt, days).toInstant().isAfter(now))
            .findFirst()
            .map(String::valueOf)
            .orElse("early");
    return day(dueAt) + ":" + left;
  }

  private List<OffsetDateTime> times(OffsetDateTime dueAt) {
    return settings.daysBefore().stream()
        .sorted(Comparator.reverseOrder())
        .map(days -> before(dueAt, days))
        .toList();
  }

  private static OffsetDateTime before(OffsetDateTime dueAt, int days) {
    return dueAt.minusDays(days).atZoneSameInstant(EASTERN).toOffsetDateTime();
  }

  private static LocalDate day(OffsetDateTime dueAt) {
    return dueAt.atZoneSameInstant(EASTERN).toLocalDate();
  }
}
