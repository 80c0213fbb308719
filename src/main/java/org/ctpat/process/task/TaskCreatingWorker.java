package org.ctpat.process.task;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.jobhandling.result.UserTaskResultFunction;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.ctpat.decision.Decisions;
import org.ctpat.task.TaskEvents;
import org.ctpat.task.TaskFacts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Puts a new user task into the inbox, with the priority that the decision {@code taskPriority}
 * gives it. The row is found by the task's key, so repeating it changes nothing.
 */
@Component
class TaskCreatingWorker {

  private static final long FAR_AWAY = 9_999;

  private final UserTaskJobs jobs;
  private final TaskEvents events;
  private final Decisions decisions;
  private final Clock clock;

  TaskCreatingWorker(UserTaskJobs jobs, TaskEvents events, Decisions decisions, Clock clock) {
    this.jobs = jobs;
    this.events = events;
    this.decisions = decisions;
    this.clock = clock;
  }

  @JobWorker(type = "task-creating")
  UserTaskResultFunction create(ActivatedJob job) {
    var facts = jobs.facts(job);
    var priority = priority(facts);
    events.creating(facts.withPriority(priority));
    return result -> result.correctPriority(priority);
  }

  private int priority(TaskFacts facts) {
    var inputs = new HashMap<String, Object>();
    inputs.put("basePriority", facts.priority());
    inputs.put("daysLeft", daysLeft(facts.dueAt(), clock.instant()));
    inputs.put("formId", facts.formId());
    inputs.put("status", status(facts.variables()));
    var decided = decisions.evaluate("taskPriority", inputs);
    var value = decided instanceof Map<?, ?> outputs ? outputs.get("priority") : decided;
    return value instanceof Number number
        ? Math.clamp(number.intValue(), 0, 100)
        : facts.priority();
  }

  /** Whole days until it is due, negative once it is late. */
  private static long daysLeft(@Nullable OffsetDateTime dueAt, Instant now) {
    if (dueAt == null) {
      return FAR_AWAY;
    }
    var due = dueAt.toInstant();
    return due.isBefore(now)
        ? -1 - ChronoUnit.DAYS.between(due, now)
        : ChronoUnit.DAYS.between(now, due);
  }

  /**
   * The membership status as the table names it: "Suspended (appeal pending)" is {@code SUSPENDED}.
   */
  private static String status(Map<String, Object> variables) {
    if (!(variables.get("caseGlance") instanceof Map<?, ?> glance)
        || glance.get("status") == null) {
      return "";
    }
    var words = glance.get("status").toString();
    var end = words.indexOf(" (");
    return (end < 0 ? words : words.substring(0, end)).toUpperCase(Locale.ROOT).replace(' ', '_');
  }
}
