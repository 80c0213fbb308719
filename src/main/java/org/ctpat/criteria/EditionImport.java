package org.ctpat.criteria;

import java.util.List;

/**
 * Outcome of the import of an edition: it is kept as a whole, or not at all and every error is
 * named.
 *
 * @param edition name of the edition
 * @param criteria how many it has, 0 when there are errors
 */
public record EditionImport(String edition, int criteria, List<RowError> errors) {

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
