package org.ctpat.training;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ctpat.training.TrainingMatrix.Cell;
import org.ctpat.training.TrainingMatrix.State;
import org.jspecify.annotations.Nullable;

/**
 * What one person must have learned, and whether it is covered on a day: the strictest of what the
 * functions ask for, and what occasions ask for anew.
 */
class PersonDuties {

  /** A course is shown as expiring soon this many days ahead. */
  static final int SOON_DAYS = 30;

  private final Map<String, Duty> duties = new TreeMap<>();
  private final Map<String, Completion> latest;

  PersonDuties(
      Person person,
      Collection<PersonOccasion> occasions,
      Map<String, Completion> latestByCourse,
      Map<String, List<Requirement>> rules) {
    this.latest = latestByCourse;
    for (var function : person.functions()) {
      for (var requirement : rules.getOrDefault(function.code(), List.of())) {
        add(requirement, person.startedOn());
      }
    }
    for (var occasion : occasions) {
      for (var requirement : rules.getOrDefault(occasion.occasion().code(), List.of())) {
        var done = latest.get(requirement.courseId());
        if (done == null || done.completedOn().isBefore(occasion.occurredOn())) {
          add(requirement, occasion.occurredOn());
          duties.get(requirement.courseId()).countsFrom(occasion.occurredOn());
        } else {
          add(requirement, done.completedOn());
        }
      }
    }
  }

  private void add(Requirement requirement, LocalDate start) {
    duties.computeIfAbsent(requirement.courseId(), c -> new Duty()).add(requirement, start);
  }

  int count() {
    return duties.size();
  }

  /**
   * When a completion must be repeated by the rules; null when only an occasion asks for it again.
   */
  @Nullable LocalDate nextDue(String courseId, LocalDate completedOn) {
    var duty = duties.get(courseId);
    return duty == null ? null : duty.nextDueAfter(completedOn);
  }

  /** The state of each course that is required or completed, by course id. */
  Map<String, Cell> cells(LocalDate today) {
    var cells = new TreeMap<String, Cell>();
    latest.forEach(
        (course, done) -> cells.put(course, cell(course, duties.get(course), done, today)));
    duties.forEach(
        (course, duty) -> cells.computeIfAbsent(course, c -> cell(c, duty, null, today)));
    return cells;
  }

  private static Cell cell(
      String courseId, @Nullable Duty duty, @Nullable Completion done, LocalDate today) {
    var nextDue = done == null ? null : nextDue(duty, done);
    return new Cell(
        courseId,
        duty == null ? "" : duty.must ? "must" : "should",
        state(duty, done, nextDue, today),
        duty == null ? null : duty.firstDueOn,
        done == null ? null : done.completedOn(),
        nextDue,
        done == null ? null : done.evidenceDocumentId(),
        duty != null && duty.countsFrom != null);
  }

  private static @Nullable LocalDate nextDue(@Nullable Duty duty, Completion done) {
    if (done.nextDueOn() != null || duty == null) {
      return done.nextDueOn();
    }
    return duty.nextDueAfter(done.completedOn());
  }

  private static State state(
      @Nullable Duty duty,
      @Nullable Completion done,
      @Nullable LocalDate nextDue,
      LocalDate today) {
    if (done == null || (duty != null && !duty.coveredBy(done))) {
      return duty != null && duty.dueOn().isAfter(today) ? State.NOT_DUE_YET : State.MISSING;
    }
    if (nextDue != null && nextDue.isBefore(today)) {
      return State.EXPIRED;
    }
    if (duty != null && duty.must && done.evidenceDocumentId() == null) {
      return State.PROOF_MISSING;
    }
    if (nextDue != null && !nextDue.isAfter(today.plusDays(SOON_DAYS))) {
      return State.EXPIRES_SOON;
    }
    return State.COVERED;
  }

  /** One course that the person needs. */
  private static final class Duty {

    private boolean must;
    private @Nullable LocalDate firstDueOn;
    private @Nullable LocalDate countsFrom;
    private @Nullable Requirement shortest;

    void add(Requirement requirement, LocalDate start) {
      must |= requirement.must();
      var due = start.plus(requirement.firstDue());
      if (firstDueOn == null || due.isBefore(firstDueOn)) {
        firstDueOn = due;
      }
      if (requirement.refresh() != null && (shortest == null || shorter(requirement, shortest))) {
        shortest = requirement;
      }
    }

    /** A completion before this day does not count any more. */
    void countsFrom(LocalDate day) {
      if (countsFrom == null || day.isAfter(countsFrom)) {
        countsFrom = day;
      }
    }

    private static boolean shorter(Requirement a, Requirement b) {
      var day = LocalDate.EPOCH;
      var first = a.nextDueAfter(day);
      var second = b.nextDueAfter(day);
      return first != null && second != null && first.isBefore(second);
    }

    boolean coveredBy(Completion done) {
      return countsFrom == null || !done.completedOn().isBefore(countsFrom);
    }

    LocalDate dueOn() {
      return firstDueOn == null ? LocalDate.EPOCH : firstDueOn;
    }

    @Nullable LocalDate nextDueAfter(LocalDate completedOn) {
      return shortest == null ? null : shortest.nextDueAfter(completedOn);
    }
  }
}
