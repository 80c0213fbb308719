package org.ctpat.risk;

import java.util.List;

/**
 * What a CSV file of parties or lanes holds: all of it can be taken over, or nothing is and every
 * error is named.
 *
 * @param what {@code parties} or {@code lanes}
 * @param added how many are new
 * @param changed how many take the place of those of the same name
 * @param names what the file brings, in its order
 */
public record ImportResult(
    String what, int added, int changed, List<String> names, List<RowError> errors) {

  /**
   * What is wrong with a row.
   *
   * @param line line of the file, the header being line 1; 0 when it concerns the whole file
   * @param column name of the column; empty when it concerns the whole row
   */
  public record RowError(long line, String column, String message) {}

  public boolean accepted() {
    return errors.isEmpty();
  }
}
