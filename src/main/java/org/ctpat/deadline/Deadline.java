package org.ctpat.deadline;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A stored due date and where it comes from.
 *
 * @param cycle tells several dates of the same rule in one case apart, such as {@code 1} for the
 *     first return for correction
 * @param startOn date of the start event, U.S. Eastern
 * @param startsWhen the start event in words, empty when a person set the date
 * @param dueOn the due day with all ended pauses
 * @param firstDueOn the due day before any pause
 * @param dueAt end of the due day in U.S. Eastern time, 23:59:59 with its offset; what timers and
 *     tasks use
 * @param explanation "why this date" in one sentence
 * @param inputs what went into the computation
 * @param computedBy job type or person that had it computed
 * @param tableVersion deployed version of the decision table {@code deadlines} that gave the rule;
 *     null for dates computed before it was kept
 * @param tableKey the engine's key of that version
 * @param pausable whether the clock may be paused
 * @param pauses the pauses of the clock, oldest first
 */
public record Deadline(
    long id,
    String accountNumber,
    String caseId,
    String ruleId,
    String name,
    Kind kind,
    String cycle,
    LocalDate startOn,
    String startsWhen,
    LocalDate dueOn,
    LocalDate firstDueOn,
    OffsetDateTime dueAt,
    State state,
    @Nullable LocalDate closedOn,
    String explanation,
    String source,
    String onExpiry,
    Map<String, Object> inputs,
    Instant computedAt,
    String computedBy,
    @Nullable Integer tableVersion,
    @Nullable Long tableKey,
    boolean pausable,
    List<Pause> pauses) {

  /** What the date limits. */
  public enum Kind {
    /** Something is to be done by the end of this day. */
    NOT_LATER_THAN,
    /** Something may not begin before this day. */
    NOT_BEFORE,
    /** A window opens on this day. */
    OPENS;

    /**
     * As the decision table writes it: {@code not later than}, also when it says nothing, {@code
     * not before} or {@code opens}.
     */
    static Kind of(String word) {
      return switch (word) {
        case "", "not later than" -> NOT_LATER_THAN;
        case "not before" -> NOT_BEFORE;
        case "opens" -> OPENS;
        default ->
            throw new IllegalArgumentException(
                "'" + word + "' is no kind of date: not later than, not before, opens");
      };
    }
  }

  /** Running, met in time or late, or no longer wanted. */
  public enum State {
    OPEN,
    MET,
    CANCELLED
  }

  /** Whether the clock stands still at present. */
  public boolean paused() {
    return pauses.stream().anyMatch(pause -> pause.resumedOn() == null);
  }

  /** Since when the clock stands still, null while it runs. */
  public @Nullable LocalDate pausedOn() {
    return pauses.stream()
        .filter(pause -> pause.resumedOn() == null)
        .map(Pause::pausedOn)
        .findFirst()
        .orElse(null);
  }

  /**
   * A time in which the clock stood still.
   *
   * @param resumedOn null while it lasts
   * @param days days by which it moved the due date, working days for a rule that counts those; 0
   *     while it lasts
   */
  public record Pause(
      LocalDate pausedOn,
      String pausedBy,
      String reason,
      @Nullable LocalDate resumedOn,
      @Nullable String resumedBy,
      int days) {}
}
