package org.ctpat.workload;

import java.util.List;

/**
 * The numbers of one plot: a row for each thing that is counted, a column for each series.
 *
 * @param series keys of the series in the order of the values, such as {@code UNDER_30}
 */
public record Figure(List<String> series, List<Row> rows) {

  /**
   * One row.
   *
   * @param key what is counted, such as a case state, an entity type or a staff id
   * @param name its name where the data holds one, else the key
   * @param values a number for each series
   */
  public record Row(String key, String name, List<Long> values) {

    public long total() {
      return values.stream().mapToLong(Long::longValue).sum();
    }
  }

  /** Whether nothing is counted at all. */
  public boolean empty() {
    return rows.stream().allMatch(row -> row.total() == 0);
  }
}
