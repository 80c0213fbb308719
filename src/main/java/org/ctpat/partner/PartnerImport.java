package org.ctpat.partner;

import java.util.List;

/**
 * What a CSV file of partners brings: all of it is taken over, or nothing is and every error is
 * named.
 *
 * @param added how many are new
 * @param changed how many take the place of those of the same name, country and account
 */
public record PartnerImport(int added, int changed, List<RowError> errors) {

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
