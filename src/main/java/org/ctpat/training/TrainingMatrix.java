package org.ctpat.training;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who needs what and has it: people by course.
 *
 * @param courses the columns
 * @param rows active people, by employee id
 * @param openMusts must courses that are not covered now
 */
public record TrainingMatrix(
    String accountNumber, List<Course> courses, List<Row> rows, int openMusts) {

  /**
   * A person with the state of each course.
   *
   * @param cells by course id; a course without entry is neither required nor completed
   */
  public record Row(PersonView person, Map<String, Cell> cells) {}

  /**
   * The state of one course for one person.
   *
   * @param level {@code must}, {@code should}, or empty when completed without being required
   * @param firstDueOn when it was first due
   * @param nextDueOn when it must be repeated, null when only on an occasion
   * @param onOccasion whether an occasion asks for it and it was not done since
   */
  public record Cell(
      String courseId,
      String level,
      State state,
      @Nullable LocalDate firstDueOn,
      @Nullable LocalDate completedOn,
      @Nullable LocalDate nextDueOn,
      @Nullable String evidenceDocumentId,
      boolean onOccasion) {

    public boolean must() {
      return level.equals("must");
    }

    /** Whether it was done and need not be repeated at any date. */
    public boolean doneForGood() {
      return state == State.COVERED && nextDueOn == null;
    }

    /** Whether it is not a gap yet, but will be one soon. */
    boolean runsOut() {
      return state == State.EXPIRES_SOON || (state == State.NOT_DUE_YET && onOccasion);
    }
  }

  /** State of a course for a person; {@link #open} ones are gaps. */
  public enum State {
    COVERED,
    EXPIRES_SOON,
    NOT_DUE_YET,
    MISSING,
    EXPIRED,
    PROOF_MISSING;

    public boolean open() {
      return this == MISSING || this == EXPIRED || this == PROOF_MISSING;
    }
  }
}
