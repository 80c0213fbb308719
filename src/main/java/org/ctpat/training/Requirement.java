package org.ctpat.training;

import java.time.LocalDate;
import java.time.Period;
import org.jspecify.annotations.Nullable;

/**
 * A course that a function or an occasion asks for.
 *
 * @param firstDue period after the start in the function, or after the occasion
 * @param refresh period after which it is repeated, null when only an occasion asks for it again
 */
record Requirement(String courseId, boolean must, Period firstDue, @Nullable Period refresh) {

  static Requirement of(String courseId, boolean must, String firstDue, @Nullable String refresh) {
    return new Requirement(
        courseId, must, Period.parse(firstDue), refresh == null ? null : Period.parse(refresh));
  }

  @Nullable LocalDate nextDueAfter(LocalDate completedOn) {
    return refresh == null ? null : completedOn.plus(refresh);
  }
}
