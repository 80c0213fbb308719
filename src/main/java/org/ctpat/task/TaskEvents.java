package org.ctpat.task;

import java.time.Clock;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ctpat.audit.Actor;
import org.ctpat.audit.AuditEvent;
import org.ctpat.audit.AuditTrail;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the engine tells about user tasks. Each event may come more than once, and finds or makes
 * the row by the user task's key, so that the second time changes nothing.
 */
@Service
@Transactional
public class TaskEvents {

  private static final Actor PROCESS = Actor.system("process");

  private final TaskRows rows;
  private final SubmissionRows submissions;
  private final FormCheck check;
  private final Drafts drafts;
  private final People people;
  private final AuditTrail trail;
  private final Json json;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  TaskEvents(
      TaskRows rows,
      SubmissionRows submissions,
      FormCheck check,
      Drafts drafts,
      People people,
      AuditTrail trail,
      Json json,
      ApplicationEventPublisher events,
      Clock clock) {
    this.rows = rows;
    this.submissions = submissions;
    this.check = check;
    this.drafts = drafts;
    this.people = people;
    this.trail = trail;
    this.json = json;
    this.events = events;
    this.clock = clock;
  }

  /** The task is being created. */
  public void creating(TaskFacts facts) {
    row(facts);
  }

  /**
   * The task gets an assignee, or loses its one; denied when something stands against that person
   * doing it.
   */
  public Verdict assigning(TaskFacts facts) {
    var row = row(facts);
    var objection =
        Optional.ofNullable(facts.assignee())
            .flatMap(people::find)
            .flatMap(
                person -> check.objection(row.toTask(json.read(row.variables())), person.actor()));
    if (objection.isPresent()) {
      return new Verdict.Denied(objection.get());
    }
    row.assign(facts.assignee(), clock.instant());
    return new Verdict.Accepted();
  }

  /** Priority, due date, groups or variables change. */
  public void updating(TaskFacts facts) {
    var row = row(facts);
    row.schedule(facts.priority(), facts.dueAt() == null ? null : facts.dueAt().toInstant());
    row.belongTo(new HashSet<>(facts.candidateGroups()));
    row.see(json.write(facts.variables()));
  }

  /** The process no longer wants the task. */
  public void canceling(TaskFacts facts) {
    var now = clock.instant();
    row(facts).cancel(PROCESS, now, null);
    submissions
        .findByTaskKey(facts.key())
        .ifPresent(submission -> submission.lose("The process went on without this task.", now));
  }

  /** Notes why the cancelled tasks of a process instance are no longer wanted, once for each. */
  public void explainCancelled(long processInstanceKey, String reason, Actor by) {
    for (var row :
        rows.findByProcessInstanceKeyAndState(processInstanceKey, InboxTask.State.CANCELLED)) {
      if (row.explain(reason)) {
        var task = row.toTask(Map.of());
        trail.record(
            new AuditEvent(
                task.accountNumber(),
                task.caseId(),
                "Task cancelled",
                task.name(),
                by,
                Map.of(),
                Map.of("task", task.key(), "reason", reason)));
      }
    }
  }

  /**
   * Somebody completes the task, from the portal or from anywhere else: checks the data, and has it
   * recorded in the domain, or refuses it.
   *
   * @param action name under which the engine was asked; tells a submission of the portal
   */
  public Verdict completing(TaskFacts facts, String action) {
    var row = row(facts);
    if (row.state() == InboxTask.State.COMPLETED) {
      return new Verdict.Accepted();
    }
    var submission = submissions.findByTaskKey(facts.key()).orElse(null);
    if (submission != null && submission.action().equals(action)) {
      return switch (submission.state()) {
        case PENDING ->
            decide(row, facts, submission.person(), json.read(submission.data()), submission);
        case REFUSED -> new Verdict.Denied(String.valueOf(submission.problem()));
        case ACCEPTED, GONE -> new Verdict.Denied("This submission was decided before.");
      };
    }
    if (submission != null && submission.state() == SubmissionRow.State.PENDING) {
      return new Verdict.Denied(
          "This task was already submitted in the portal %s.".formatted(submission.origin()));
    }
    if (facts.assignee() == null) {
      return new Verdict.Denied("Claim the task first, so that it is known who answers for it.");
    }
    var person = people.find(facts.assignee());
    if (person.isEmpty()) {
      return new Verdict.Denied(
          "%s is not known here as a person of CBP; members hand in their tasks in the portal."
              .formatted(facts.assignee()));
    }
    return decide(row, facts, person.get(), facts.variables(), null);
  }

  /** The submission to hand to the engine, if this attempt still waits for it. */
  @Transactional(readOnly = true)
  public Optional<HandIn> pending(TaskSubmitted submitted) {
    return submissions
        .findByTaskKey(submitted.taskKey())
        .filter(each -> each.state() == SubmissionRow.State.PENDING)
        .filter(each -> each.attempt() == submitted.attempt())
        .map(
            each ->
                new HandIn(
                    each.taskKey(),
                    each.action(),
                    each.person().id(),
                    rows.findById(each.taskKey())
                        .map(row -> row.toTask(Map.of()).assignee())
                        .orElse(null),
                    json.read(each.data())));
  }

  /**
   * The engine does not know the task of a submission: it was cancelled, or lost. Once it is
   * recorded this changes nothing.
   */
  public void gone(TaskSubmitted submitted) {
    var now = clock.instant();
    var why = "The engine no longer has this task. What was entered is kept as a draft.";
    submissions
        .findByTaskKey(submitted.taskKey())
        .filter(each -> each.state() == SubmissionRow.State.PENDING)
        .filter(each -> each.attempt() == submitted.attempt())
        .ifPresent(
            each -> {
              each.lose(why, now);
              rows.findById(each.taskKey()).ifPresent(row -> row.cancel(PROCESS, now, why));
            });
  }

  private Verdict decide(
      TaskRow row,
      TaskFacts facts,
      Person person,
      Map<String, Object> data,
      @Nullable SubmissionRow submission) {
    var task = row.toTask(json.read(row.variables()));
    var by = person.actor();
    if (!person.mayDo(task)) {
      var why =
          "%s belongs to none of the groups of this task: %s."
              .formatted(person.name(), String.join(", ", task.candidateGroups()));
      // Those whose task it is need not hear that somebody else tried.
      return submission == null ? new Verdict.Denied(why) : deny(row, submission, why);
    }
    var checked = check.check(task, data, by);
    if (!checked.errors().isEmpty()) {
      return deny(
          row,
          submission,
          checked.errors().stream().map(FieldError::message).collect(Collectors.joining(" ")));
    }
    var now = clock.instant();
    check.handler(task.formId()).ifPresent(each -> each.record(task, checked.data(), by));
    row.complete(by, now);
    if (submission != null) {
      submission.accept(now);
    }
    drafts.remove(task.key(), person.id());
    trail.record(
        new AuditEvent(
            task.accountNumber(),
            task.caseId(),
            "Task completed",
            task.name(),
            by,
            Map.of(),
            Map.of("task", facts.key(), "form", task.formId())));
    return new Verdict.Accepted();
  }

  private Verdict deny(TaskRow row, @Nullable SubmissionRow submission, String why) {
    row.reopen(why);
    if (submission != null) {
      submission.refuse(why, clock.instant());
    }
    return new Verdict.Denied(why);
  }

  private TaskRow row(TaskFacts facts) {
    return rows.findById(facts.key()).orElseGet(() -> open(facts));
  }

  private TaskRow open(TaskFacts facts) {
    var row = rows.save(new TaskRow(facts, json.write(facts.variables()), clock.instant()));
    events.publishEvent(
        new TaskOpened(
            facts.key(),
            facts.accountNumber(),
            facts.company(),
            facts.caseId(),
            facts.name(),
            facts.candidateGroups(),
            facts.dueAt()));
    return row;
  }
}
