package org.ctpat.training;

import java.util.List;

/**
 * Outcome of a CSV import: all rows are saved, or none and every error is named.
 *
 * @param what {@code people} or {@code completions}
 * @param saved rows saved, 0 when there are errors
 */
public record ImportResult(String what, int saved, List<RowError> errors) {

  /**
   * What is wrong with a row.
   *
   * @param line line in the file, the header being line 1; 0 when it concerns the whole file
   * @param column name of the column, or empty when it concerns the whole row
   */
  public record RowError(long line, String column, String message) {}

  public boolean accepted() {
    return errors.isEmpty();
  }
}
