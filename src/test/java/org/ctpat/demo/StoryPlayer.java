package org.ctpat.demo;

import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.enums.IncidentState;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ctpat.deadline.UsEastern;
import org.ctpat.embedded.EmbeddedCamunda;
import org.ctpat.task.Inbox;
import org.ctpat.task.InboxEntry;
import org.ctpat.task.InboxTask;
import org.ctpat.task.Person;
import org.ctpat.task.Submissions;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Plays the story of one company: takes the open tasks of its account, the most urgent first, signs
 * in the person in charge, and submits what the script of the form says, as the portal does.
 */
public final class StoryPlayer {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration POLL = Duration.ofMillis(10);
  private static final int LONGEST_STORY = 400;
  private static final Person READER = DemoPeople.cbp("helen.brandt");

  private final DemoCompany company;
  private final Map<String, FormScript> scripts;
  private final Map<String, Function<InboxTask, Map<String, Object>>> overrides = new HashMap<>();
  private final Map<String, Person> casting = new HashMap<>();
  private final List<String> played = new ArrayList<>();
  private final Inbox inbox;
  private final Submissions submissions;
  private final JdbcClient jdbc;
  private final EmbeddedCamunda camunda;
  private final CamundaClient client;
  private boolean hasty;

  StoryPlayer(
      DemoCompany company,
      List<FormScript> scripts,
      Inbox inbox,
      Submissions submissions,
      JdbcClient jdbc,
      EmbeddedCamunda camunda,
      CamundaClient client) {
    this.company = company;
    this.scripts =
        scripts.stream().collect(Collectors.toMap(FormScript::formId, Function.identity()));
    this.inbox = inbox;
    this.submissions = submissions;
    this.jdbc = jdbc;
    this.camunda = camunda;
    this.client = client;
  }

  public DemoCompany company() {
    return company;
  }

  /**
   * From now on neither waits for the rest of the world nor moves the time: beside other people's
   * work.
   */
  public StoryPlayer hasty() {
    hasty = true;
    return this;
  }

  /** Submits this instead of what the script of the form says. */
  public StoryPlayer override(String formId, Function<InboxTask, Map<String, Object>> data) {
    overrides.put(formId, data);
    return this;
  }

  /** Goes back to the script of the form. */
  public StoryPlayer noOverride(String formId) {
    overrides.remove(formId);
    return this;
  }

  /** Has this person do the tasks of the form. */
  public StoryPlayer cast(String formId, Person person) {
    casting.put(formId, person);
    return this;
  }

  /** The forms submitted so far, in order. */
  public List<String> played() {
    return List.copyOf(played);
  }

  /** The open tasks of the account, the most urgent first, once everything has come to rest. */
  public List<InboxEntry> open() {
    settle();
    return inbox.openOfAccount(company.accountNumber(), READER);
  }

  /** The open task of a form, if there is one. */
  public Optional<InboxTask> find(String formId) {
    return open().stream()
        .filter(entry -> entry.formId().equals(formId))
        .findFirst()
        .flatMap(entry -> inbox.find(entry.key()));
  }

  /**
   * The open task of a form.
   *
   * @throws AssertionError when there is none; it says what there is
   */
  public InboxTask task(String formId) {
    return find(formId).orElseThrow(() -> stuck("There is no open task with form " + formId));
  }

  /** The task of an entry of the inbox. */
  InboxTask task(InboxEntry entry) {
    return inbox.find(entry.key()).orElseThrow();
  }

  /** Plays the open task of this form. */
  public InboxTask play(String formId) {
    var task = task(formId);
    play(task);
    return task;
  }

  /** Plays the most urgent open task. */
  public Optional<InboxTask> playNext() {
    var next = open().stream().findFirst().flatMap(entry -> inbox.find(entry.key()));
    next.ifPresent(this::play);
    return next;
  }

  /** Plays tasks until one with this form is open, and leaves that open. */
  public InboxTask playUntil(String formId) {
    for (int step = 0; step < LONGEST_STORY; step++) {
      var found = find(formId);
      if (found.isPresent()) {
        return found.get();
      }
      if (playNext().isEmpty()) {
        throw stuck("No task is open, and none with form " + formId + " came up");
      }
    }
    throw stuck("No task with form " + formId + " came up in " + LONGEST_STORY + " steps");
  }

  /** Plays tasks until the condition holds. */
  public void playUntil(BooleanSupplier condition) {
    for (int step = 0; step < LONGEST_STORY; step++) {
      settle();
      if (condition.getAsBoolean()) {
        return;
      }
      if (playNext().isEmpty()) {
        throw stuck("No task is open, and the condition does not hold");
      }
    }
    throw stuck("The condition does not hold after " + LONGEST_STORY + " steps");
  }

  /** Plays tasks until none is open. */
  public void playAll() {
    for (int step = 0; step < LONGEST_STORY; step++) {
      if (playNext().isEmpty()) {
        return;
      }
    }
    throw stuck("There is no end after " + LONGEST_STORY + " steps");
  }

  /**
   * Plays tasks until one with this form is open; while nobody has anything to do, time goes on to
   * the next timer.
   */
  public InboxTask liveUntil(String formId) {
    liveUntil(() -> find(formId).isPresent());
    return task(formId);
  }

  /** Plays tasks until the condition holds; while nobody has anything to do, time goes on. */
  public void liveUntil(BooleanSupplier condition) {
    for (int step = 0; step < LONGEST_STORY; step++) {
      settle();
      if (condition.getAsBoolean()) {
        return;
      }
      if (playNext().isEmpty()) {
        advanceToNextTimer();
      }
    }
    throw stuck("The condition does not hold after " + LONGEST_STORY + " steps");
  }

  /** Submits data for a task as the person in charge of it. */
  public void submit(InboxTask task, Map<String, Object> data) {
    submit(task, data, personFor(task));
  }

  /**
   * Submits data for a task.
   *
   * @throws AssertionError when it is refused after it was taken
   */
  public void submit(InboxTask task, Map<String, Object> data, Person person) {
    submissions.submit(task.key(), data, person);
    await()
        .pollDelay(Duration.ZERO)
        .pollInterval(POLL)
        .atMost(PATIENCE)
        .until(
            () ->
                inbox.find(task.key()).map(InboxTask::state).orElseThrow()
                    != InboxTask.State.SUBMITTED);
    var after = inbox.find(task.key()).orElseThrow();
    if (after.state() == InboxTask.State.OPEN) {
      throw stuck(
          "'%s' was refused: %s".formatted(task.name(), inbox.problem(task.key()).orElse("")));
    }
    played.add(task.formId());
    settle();
  }

  /** Who does this task: its assignee, whoever is cast for it, or the first of its groups. */
  public Person personFor(InboxTask task) {
    var cast = casting.get(task.formId());
    if (cast != null) {
      return cast;
    }
    var groups = task.candidateGroups();
    if (groups.contains("member-" + company.accountNumber())) {
      return company.member();
    }
    if (groups.contains("officer-" + company.accountNumber())) {
      return company.officer();
    }
    var candidates =
        groups.stream().flatMap(group -> DemoPeople.inGroup(group).stream()).distinct().toList();
    var wanted = task.assignee() == null ? task.variables().get("specialistId") : task.assignee();
    return candidates.stream()
        .filter(person -> person.id().equals(wanted))
        .findFirst()
        .or(() -> candidates.stream().findFirst())
        .orElseThrow(() -> stuck("Nobody does '%s' of %s".formatted(task.name(), groups)));
  }

  /** Lets time pass, from one timer to the next. */
  public void advance(Duration period) {
    settle();
    camunda.passTime(period);
    settle();
  }

  /** Lets time pass until an instant. */
  public void advanceTo(Instant instant) {
    settle();
    camunda.passTimeUntil(instant);
    settle();
  }

  /** Lets time pass until just after a due date. */
  public void advancePast(OffsetDateTime dueAt) {
    advanceTo(dueAt.toInstant().plusSeconds(1));
  }

  /** Lets time pass until the next timer has fired. */
  public void advanceToNextTimer() {
    settle();
    var next =
        camunda
            .nextDueOfRunning()
            .orElseThrow(() -> stuck("Nothing is to be done and no timer runs"));
    camunda.passTimeUntil(next);
    settle();
  }

  /** Waits until all events are delivered and the engine has nothing to do by itself. */
  public void settle() {
    if (hasty) {
      return;
    }
    do {
      await()
          .pollDelay(Duration.ZERO)
          .pollInterval(POLL)
          .atMost(PATIENCE)
          .until(() -> underWay() == 0);
      camunda.awaitIdle(PATIENCE);
    } while (underWay() > 0);
  }

  private long underWay() {
    return jdbc.sql(
            "select count(*) from event_publication where completion_date is null and status <> 'FAILED'")
        .query(Long.class)
        .single();
  }

  /** Does what belongs before handing in, and returns what is handed in, without doing so. */
  public Map<String, Object> prepare(InboxTask task) {
    var override = overrides.get(task.formId());
    return override == null
        ? scripts.get(task.formId()).play(task, company, personFor(task).actor())
        : override.apply(task);
  }

  /** Plays an open task; that of a visit on the day of the visit. */
  public void play(InboxTask task) {
    if (!hasty && task.variables().get("visitOn") instanceof String day) {
      advanceTo(UsEastern.startOf(LocalDate.parse(day)).toInstant());
    }
    var person = personFor(task);
    var override = overrides.get(task.formId());
    if (override != null) {
      submit(task, override.apply(task), person);
      return;
    }
    var script = scripts.get(task.formId());
    if (script == null) {
      throw stuck("Nobody wrote a script for the form " + task.formId());
    }
    submit(task, script.play(task, company, person.actor()), person);
  }

  /** What stands still in the engine and why, one line each; empty when all is well. */
  public List<String> incidents() {
    return client
        .newIncidentSearchRequest()
        .filter(filter -> filter.state(IncidentState.ACTIVE))
        .execute()
        .items()
        .stream()
        .map(
            incident ->
                "%s in %s: %s"
                    .formatted(
                        incident.getElementId(),
                        incident.getProcessDefinitionId(),
                        incident.getErrorMessage()))
        .toList();
  }

  private AssertionError stuck(String what) {
    var open =
        inbox.openOfAccount(company.accountNumber(), READER).stream()
            .map(entry -> "%s (%s)".formatted(entry.formId(), entry.caseId()))
            .toList();
    return new AssertionError(
        "%s. Account %s; played %s; open %s; incidents %s"
            .formatted(what, company.accountNumber(), played, open, incidents()));
  }
}
