package org.ctpat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/** A clock that stands still until a test sets it. */
public class TestClock extends Clock {

  private static final ZoneId EASTERN = ZoneId.of("America/New_York");

  private volatile Instant now = LocalDate.of(2027, 3, 3).atTime(10, 0).atZone(EASTERN).toInstant();

  /** Sets the clock to ten in the morning of this day, U.S. Eastern. */
  public void set(LocalDate day) {
    now = day.atTime(LocalTime.of(10, 0)).atZone(EASTERN).toInstant();
  }

  public void set(Instant instant) {
    now = instant;
  }

  public void advance(Duration duration) {
    now = now.plus(duration);
  }

  @Override
  public ZoneId getZone() {
    return EASTERN;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return Clock.fixed(now, zone);
  }

  @Override
  public Instant instant() {
    return now;
  }
}
