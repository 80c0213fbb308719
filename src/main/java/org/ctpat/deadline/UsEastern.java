package org.ctpat.deadline;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** U.S. Eastern time, in which the programme counts its days. */
public final class UsEastern {

  /** The zone, with its daylight saving time. */
  public static final ZoneId ZONE = ZoneId.of("America/New_York");

  private static final DateTimeFormatter LONG_DATE =
      DateTimeFormatter.ofPattern("MMMM d, yyyy", Locale.US);

  private static final DateTimeFormatter LONG_TIME =
      DateTimeFormatter.ofPattern("MMMM d, yyyy, h:mm a z", Locale.US);

  private UsEastern() {}

  /** The first moment of the day, with the offset of that day: when something opens. */
  public static OffsetDateTime startOf(LocalDate day) {
    return day.atStartOfDay(ZONE).toOffsetDateTime();
  }

  /** 23:59:59 of the day, with the offset of that day: when something is due. */
  public static OffsetDateTime endOf(LocalDate day) {
    return day.atTime(LocalTime.of(23, 59, 59)).atZone(ZONE).toOffsetDateTime();
  }

  /** The date in words, such as "March 3, 2027". */
  public static String inWords(LocalDate day) {
    return LONG_DATE.format(day);
  }

  /** The moment in words with its zone, such as "March 3, 2027, 4:12 PM EST". */
  public static String inWords(Instant moment) {
    return LONG_TIME.format(moment.atZone(ZONE));
  }
}
