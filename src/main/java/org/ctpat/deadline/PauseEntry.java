package org.ctpat.deadline;

import jakarta.persistence.Embeddable;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A pause of a clock as stored; without an end while it lasts. */
@Embeddable
record PauseEntry(
    LocalDate pausedOn,
    String pausedBy,
    String reason,
    @Nullable LocalDate resumedOn,
    @Nullable String resumedBy) {

  PauseEntry resumed(LocalDate day, String by) {
    return new PauseEntry(pausedOn, pausedBy, reason, day, by);
  }
}
