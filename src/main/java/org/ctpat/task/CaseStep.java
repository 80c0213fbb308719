package org.ctpat.task;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A step that a person does in a case, open or over.
 *
 * @param formKey the engine's key of the version of the form that it had, as far as known
 * @param ofCompany whether people of the company do it, else people of CBP
 * @param endedAt null while it is open
 * @param by name of the person who did it, or has claimed it; null when nobody has
 * @param allowedUntil end of the due day; null without one
 * @param rule rule of the due date, empty without one
 * @param data what was handed in, as JSON; null when nothing was
 */
public record CaseStep(
    long key,
    String caseId,
    String processId,
    String elementId,
    String name,
    String formId,
    @Nullable Long formKey,
    InboxTask.State state,
    boolean ofCompany,
    Instant begunAt,
    @Nullable Instant endedAt,
    @Nullable String by,
    @Nullable Instant allowedUntil,
    String rule,
    @Nullable String data) {

  /** Whole days from its begin to its end, or to now. */
  public long daysUsed(Instant now) {
    return days(endedAt == null ? now : endedAt);
  }

  /** Whole days from its begin to the end of the due day; null without one. */
  public @Nullable Long daysAllowed() {
    return allowedUntil == null ? null : days(allowedUntil);
  }

  /** Whether it took longer than allowed. */
  public boolean late(Instant now) {
    return allowedUntil != null && (endedAt == null ? now : endedAt).isAfter(allowedUntil);
  }

  private long days(Instant until) {
    return Math.max(0, Duration.between(begunAt, until).toDays());
  }
}
