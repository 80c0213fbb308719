package org.ctpat.application;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** How dates and lists read in letters and messages. */
final class Wording {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("MMMM d, yyyy", Locale.US);

  private Wording() {}

  /** As in "March 4, 2027". */
  static String day(LocalDate date) {
    return DAY.format(date);
  }

  /** One line for each item, with a dash. */
  static String lines(List<String> items) {
    return String.join("\n", items.stream().map(item -> "- " + item).toList());
  }
}
