package org.ctpat.task;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How points in time are written to people: U.S. Eastern. */
final class Words {

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("MMMM d, uuuu 'at' h:mm a", Locale.US)
          .withZone(ZoneId.of("America/New_York"));

  private Words() {}

  static String moment(Instant at) {
    return MOMENT.format(at) + " Eastern";
  }
}
