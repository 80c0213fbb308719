package org.ctpat.training;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A completed training as entered.
 *
 * @param minutes duration in minutes, 1 to 10,000
 * @param trainer trainer or source
 * @param score result in the words of the course, such as "18 of 20"; may be empty
 * @param evidenceDocumentId id of the evidence file, null when there is none yet; a must is covered
 *     only with one
 * @param nextDueOn when it must be repeated if the certificate says so, null to let the rules
 *     decide
 */
public record CompletionData(
    String employeeId,
    String courseId,
    LocalDate completedOn,
    int minutes,
    String trainer,
    String topics,
    Result result,
    String score,
    @Nullable String evidenceDocumentId,
    @Nullable LocalDate nextDueOn) {

  /** Outcome of a training; a failed one does not count. */
  public enum Result {
    PASSED,
    ATTENDED,
    FAILED
  }
}
