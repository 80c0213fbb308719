package org.ctpat.task;

import static org.ctpat.task.InboxTask.State.CANCELLED;
import static org.ctpat.task.InboxTask.State.COMPLETED;
import static org.ctpat.task.InboxTask.State.SUBMITTED;
import static org.ctpat.task.TaskRefused.Reason.ALREADY_SUBMITTED;
import static org.ctpat.task.TaskRefused.Reason.GONE;
import static org.ctpat.task.TaskRefused.Reason.NOT_YOURS;
import static org.ctpat.task.TaskRefused.Reason.UNKNOWN;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes one submission in one transaction. */
@Service
@Transactional
class SubmissionDesk {

  private final TaskRows rows;
  private final SubmissionRows submissions;
  private final FormCheck check;
  private final Drafts drafts;
  private final Json json;
  private final Clock clock;
  private final ApplicationEventPublisher events;

  SubmissionDesk(
      TaskRows rows,
      SubmissionRows submissions,
      FormCheck check,
      Drafts drafts,
      Json json,
      Clock clock,
      ApplicationEventPublisher events) {
    this.rows = rows;
    this.submissions = submissions;
    this.check = check;
    this.drafts = drafts;
    this.json = json;
    this.clock = clock;
    this.events = events;
  }

  void take(long taskKey, Map<String, Object> data, Person person) {
    var row =
        rows.findById(taskKey)
            .orElseThrow(
                () -> new TaskRefused(UNKNOWN, "There is no task with number " + taskKey + "."));
    var task = row.toTask(json.read(row.variables()));
    if (!person.mayDo(task)) {
      throw new TaskRefused(
          NOT_YOURS,
          "Only people of %s can hand in '%s'."
              .formatted(String.join(", ", task.candidateGroups()), task.name()));
    }
    var before = submissions.findByTaskKey(taskKey);
    refuseUnlessOpen(row, before.orElse(null));
    var text = json.write(data);
    if (SizeLimits.tooLarge(text)) {
      throw new SubmissionRefused(SizeLimits.tooLargeErrors(data, text));
    }
    var checked = check.check(task, data, person.actor());
    if (!checked.errors().isEmpty()) {
      throw new SubmissionRefused(checked.errors());
    }
    var now = clock.instant();
    var kept = json.write(checked.complete());
    var submission =
        before
            .map(
                refused -> {
                  refused.handInAgain(person, kept, now);
                  return refused;
                })
            .orElseGet(() -> submissions.save(new SubmissionRow(taskKey, person, kept, now)));
    row.submit();
    drafts.keep(taskKey, data, person.id());
    events.publishEvent(new TaskSubmitted(taskKey, submission.id(), submission.attempt()));
  }

  /** Keeps what was refused as this person's draft, unless it is what they have handed in. */
  void keepRefused(long taskKey, Map<String, Object> data, Person person) {
    var before = submissions.findByTaskKey(taskKey);
    var own =
        before.isPresent()
            && before.get().state() != SubmissionRow.State.REFUSED
            && before.get().state() != SubmissionRow.State.GONE
            && before.get().person().id().equals(person.id());
    if (!own && !SizeLimits.tooLarge(json.write(data))) {
      drafts.keep(taskKey, data, person.id());
    }
  }

  /** The words for a submission that came second. */
  @Transactional(readOnly = true)
  TaskRefused takenBefore(long taskKey, RuntimeException cause) {
    var words =
        submissions
            .findByTaskKey(taskKey)
            .map(SubmissionRow::origin)
            .orElse("by somebody else at this moment");
    var refusal =
        new TaskRefused(ALREADY_SUBMITTED, "This task was already submitted " + words + ".");
    refusal.initCause(cause);
    return refusal;
  }

  @Transactional(readOnly = true)
  Optional<String> origin(long taskKey) {
    return submissions
        .findByTaskKey(taskKey)
        .filter(row -> row.state() != SubmissionRow.State.REFUSED)
        .map(SubmissionRow::origin);
  }

  private static void refuseUnlessOpen(TaskRow row, @Nullable SubmissionRow before) {
    var underWay = before != null && before.state() == SubmissionRow.State.PENDING;
    if (underWay || row.state() == SUBMITTED || row.state() == COMPLETED) {
      throw new TaskRefused(
          ALREADY_SUBMITTED,
          before != null && before.state() != SubmissionRow.State.REFUSED
              ? "'%s' was already submitted %s.".formatted(row.name(), before.origin())
              : "'%s' was already done %s.".formatted(row.name(), row.closing()));
    }
    if (row.state() == CANCELLED) {
      throw new TaskRefused(
          GONE,
          "'%s' is no longer needed: the process has gone on without it %s. What you typed is kept as a draft."
              .formatted(row.name(), row.closing()));
    }
  }
}
