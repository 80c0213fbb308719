package org.ctpat.portal;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A plot with its words. Picture, table and CSV are all made of it, so that they cannot differ.
 *
 * @param id name in the address of its CSV
 * @param rowTitle what the rows are
 * @param totals whether the numbers of a row add up to something
 */
record Plot(
    String id,
    Kind kind,
    String title,
    String what,
    String rowTitle,
    List<Series> series,
    List<Row> rows,
    boolean totals) {

  /** How it is drawn: a bar for each row, a column for each month, or a range of days. */
  enum Kind {
    BARS,
    COLUMNS,
    RANGES
  }

  /**
   * One kind of number.
   *
   * @param fill colour; the ones of a plot differ in lightness too
   * @param ink colour of a number on it
   * @param hatched whether it is marked by lines besides
   */
  record Series(String label, String fill, String ink, boolean hatched) {}

  /**
   * One row.
   *
   * @param href page with what is counted, null when there is none
   * @param values whole numbers, or days with a fraction; null where there is none
   */
  record Row(String label, @Nullable String href, List<@Nullable Number> values) {

    public long total() {
      return values.stream().mapToLong(value -> value == null ? 0 : value.longValue()).sum();
    }

    double value(int series) {
      var value = values.get(series);
      return value == null ? 0 : value.doubleValue();
    }
  }

  public boolean empty() {
    return rows.stream()
        .allMatch(row -> row.values().stream().allMatch(v -> v == null || v.doubleValue() == 0));
  }

  /** Totals of the series, for the last row of the table. */
  public List<Long> sums() {
    return IntStream.range(0, series.size())
        .mapToObj(i -> rows.stream().mapToLong(row -> (long) row.value(i)).sum())
        .toList();
  }

  public long sum() {
    return rows.stream().mapToLong(Row::total).sum();
  }

  /** Such as 1,234 or 4.5; empty for null. */
  public static String number(@Nullable Number value) {
    return switch (value) {
      case null -> "";
      case Double days -> String.format(Locale.US, "%,.1f", days);
      default -> String.format(Locale.US, "%,d", value.longValue());
    };
  }

  /** How many rows the picture shows; rows of zeros are in the table alone. */
  public int drawn() {
    return PlotPictures.drawn(this).size();
  }

  /** How many rows with a number the picture leaves to the table. */
  public long undrawn() {
    return rows.stream().filter(row -> row.total() > 0).count() - drawn();
  }

  public String svg() {
    return PlotPictures.of(this);
  }
}
