package org.ctpat.training;

import java.util.List;

/**
 * What an import would do.
 *
 * @param what {@code people}, {@code completions}, or {@code file} when it is neither
 * @param added rows that are new
 * @param changed rows that are there already and would be overwritten
 * @param lines the first rows in words
 */
public record ImportPreview(
    String what, int added, int changed, List<String> lines, List<ImportResult.RowError> errors) {

  static final int LINES = 10;

  public boolean accepted() {
    return errors.isEmpty();
  }
}
