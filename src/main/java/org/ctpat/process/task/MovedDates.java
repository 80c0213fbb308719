package org.ctpat.process.task;

import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.exception.CamundaError;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.ctpat.deadline.Deadline;
import org.ctpat.deadline.Deadlines;
import org.ctpat.deadline.UsEastern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Lets what follows a due date wait when the clock has stood still. A timer that runs cannot be
 * moved, so it fires at the former date; the job behind it is then handed back to the engine, which
 * offers it again at the moved date, or at the end of each day while the clock stands. No retry is
 * used up, and the reason is shown with the job.
 */
@Component
public class MovedDates {

  private static final Duration A_DAY = Duration.ofDays(1);

  private final Deadlines deadlines;
  private final Clock clock;

  MovedDates(Deadlines deadlines, Clock clock) {
    this.deadlines = deadlines;
    this.clock = clock;
  }

  /**
   * Goes on only when the date has passed, and is open still.
   *
   * @param caseId of the date: the case, or the corrective action that has dates of its own
   * @param ruleId null for a date of any rule
   * @param dueAt the moment at which the timer was to fire
   * @throws io.camunda.client.exception.JobError when it has not; the engine offers the job again
   */
  public void awaitPassed(
      ActivatedJob job, String caseId, @Nullable String ruleId, OffsetDateTime dueAt) {
    var due = dueNow(job, caseId, ruleId, dueAt);
    if (due.isEmpty()) {
      throw handedBack(job, A_DAY, "What was due is done");
    }
    if (!due.get().equals(dueAt)) {
      await(job, due.get());
    }
  }

  /**
   * When it is due now: as before when the clock never stood; empty when that is settled meanwhile.
   *
   * @throws io.camunda.client.exception.JobError while the clock stands
   */
  Optional<OffsetDateTime> dueNow(
      ActivatedJob job, String caseId, @Nullable String ruleId, OffsetDateTime dueAt) {
    var moved = deadlines.movedFrom(caseId, ruleId, dueAt);
    if (moved.isEmpty()) {
      return Optional.of(dueAt);
    }
    var date = moved.get();
    if (date.state() != Deadline.State.OPEN) {
      return Optional.empty();
    }
    if (date.paused()) {
      throw handedBack(job, untilEndOfDay(), date.ruleId() + " stands still");
    }
    return Optional.of(date.dueAt());
  }

  /** Goes on from this moment only. */
  void await(ActivatedJob job, OffsetDateTime moment) {
    var left = Duration.between(clock.instant(), moment.toInstant());
    if (left.isPositive()) {
      throw handedBack(job, left, "The date has moved to " + moment);
    }
  }

  private Duration untilEndOfDay() {
    var today = LocalDate.ofInstant(clock.instant(), UsEastern.ZONE);
    var left = Duration.between(clock.instant(), UsEastern.endOf(today).toInstant());
    return left.isPositive() ? left : A_DAY;
  }

  private static RuntimeException handedBack(ActivatedJob job, Duration wait, String why) {
    return CamundaError.jobError(why, null, job.getRetries(), wait);
  }
}
