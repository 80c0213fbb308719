package org.ctpat.risk;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened and makes the assessment of a company doubtful.
 *
 * @param text what happened
 * @param answeredBy who opened an assessment for it or set it aside, null while it is proposed
 * @param reason why no new assessment is needed, only when set aside
 * @param assessmentId assessment that takes it up
 */
public record Trigger(
    long id,
    String accountNumber,
    Occasion occasion,
    String text,
    State state,
    String reportedBy,
    Instant reportedAt,
    @Nullable String answeredBy,
    @Nullable String reason,
    @Nullable String assessmentId) {

  /** Whether the company has still to answer, an assessment takes it up, or it was set aside. */
  public enum State {
    PROPOSED,
    TAKEN_UP,
    SET_ASIDE
  }
}
