package org.ctpat.portal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.ctpat.deadline.Deadline;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes dates and times for people, in U.S. Eastern time with the zone shown. */
@Component("eastern")
public class EasternTime {

  static final ZoneId ZONE = ZoneId.of("America/New_York");

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("MMM d, yyyy", Locale.US);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("MMM d, yyyy, h:mm a z", Locale.US);
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("h:mm a z", Locale.US);
  private static final int SOON_DAYS = 14;

  private final Clock clock;

  EasternTime(Clock clock) {
    this.clock = clock;
  }

  public LocalDate today() {
    return LocalDate.now(clock.withZone(ZONE));
  }

  /** Such as "Feb 12, 2025". */
  public String date(@Nullable LocalDate date) {
    return date == null ? "" : DATE.format(date);
  }

  public String date(@Nullable OffsetDateTime time) {
    return time == null ? "" : DATE.format(time.atZoneSameInstant(ZONE));
  }

  public String date(@Nullable Instant time) {
    return time == null ? "" : DATE.format(time.atZone(ZONE));
  }

  /** Such as "Nov 14, 2024, 4:12 PM EST". */
  public String time(@Nullable Instant time) {
    return time == null ? "" : TIME.format(time.atZone(ZONE));
  }

  public String time(@Nullable OffsetDateTime time) {
    return time == null ? "" : TIME.format(time.atZoneSameInstant(ZONE));
  }

  /**
   * The same moment by the clocks of another zone, such as "3:12 PM CST"; empty where they show the
   * same as U.S. Eastern.
   */
  public String there(@Nullable Instant time, @Nullable String zone) {
    if (time == null || zone == null) {
      return "";
    }
    var there = time.atZone(ZoneId.of(zone));
    if (there.getOffset().equals(time.atZone(ZONE).getOffset())) {
      return "";
    }
    return (there.toLocalDate().equals(time.atZone(ZONE).toLocalDate()) ? CLOCK : TIME)
        .format(there);
  }

  /** How long something took, such as "45 minutes", "3 hours" or "2 days". */
  public String took(Duration time) {
    var minutes = Math.max(0, time.toMinutes());
    if (minutes < 120) {
      return minutes == 1 ? "1 minute" : minutes + " minutes";
    }
    var hours = minutes / 60;
    return hours < 48 ? hours + " hours" : hours / 24 + " days";
  }

  /** How far a due date is away, in words and as a mark of its urgency. */
  public Due due(@Nullable LocalDate on) {
    if (on == null) {
      return new Due("no date", "plain", Integer.MAX_VALUE);
    }
    var days = (int) ChronoUnit.DAYS.between(today(), on);
    if (days < 0) {
      return new Due(days(-days) + " late", "late", days);
    }
    if (days == 0) {
      return new Due("due today", "late", days);
    }
    return new Due("due in " + days(days), days <= SOON_DAYS ? "soon" : "fine", days);
  }

  /**
   * As {@link #due(LocalDate)} for a date of its kind: what may not begin before a day, or opens on
   * it, is never late.
   */
  public Due due(Deadline date) {
    var days = (int) ChronoUnit.DAYS.between(today(), date.dueOn());
    return switch (date.kind()) {
      case NOT_LATER_THAN -> due(date.dueOn());
      case NOT_BEFORE ->
          new Due(days > 0 ? "possible in " + days(days) : "possible now", "plain", days);
      case OPENS -> new Due(days > 0 ? "opens in " + days(days) : "open now", "plain", days);
    };
  }

  public Due due(@Nullable OffsetDateTime at) {
    return due(at == null ? null : at.atZoneSameInstant(ZONE).toLocalDate());
  }

  /** How long ago, such as "today", "3 days" or "5 months". */
  public String age(Instant since) {
    var days = ChronoUnit.DAYS.between(since.atZone(ZONE).toLocalDate(), today());
    if (days <= 0) {
      return "today";
    }
    return days < 60 ? days((int) days) : days / 30 + " months";
  }

  private static String days(int days) {
    return days == 1 ? "1 day" : days + " days";
  }

  /**
   * How far a date is away.
   *
   * @param mark {@code late}, {@code soon}, {@code fine} or {@code plain}
   * @param days days left, negative when late
   */
  public record Due(String words, String mark, int days) {}
}
