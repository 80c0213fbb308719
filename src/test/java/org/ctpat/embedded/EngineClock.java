package org.ctpat.embedded;

import io.camunda.zeebe.scheduler.clock.ActorClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The engine's time, running on from the real one and moved forward at will, in the zone of the
 * programme's headquarters. Timers of processes and {@code Clock} beans follow the same clock, so a
 * year passes for both. What a single thread does may be dated back, so that a company has a past.
 */
public final class EngineClock extends Clock {

  private static final ZoneId ZONE = ZoneId.of("America/New_York");

  private static final ThreadLocal<Duration> BEHIND = ThreadLocal.withInitial(() -> Duration.ZERO);

  private final AtomicLong aheadMillis;
  private final ZoneId zone;

  EngineClock() {
    this(new AtomicLong(), ZONE);
  }

  private EngineClock(AtomicLong aheadMillis, ZoneId zone) {
    this.aheadMillis = aheadMillis;
    this.zone = zone;
  }

  /**
   * Moves the time forward at once: every timer due until then fires at the new time. Work that is
   * in a worker's hands meanwhile looks abandoned when its job's timeout is passed, so wait for
   * idleness first; {@link EmbeddedCamunda#passTime(Duration)} does.
   */
  public void advance(Duration duration) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException("Time runs forward only, not by " + duration);
    }
    aheadMillis.addAndGet(duration.toMillis());
  }

  /**
   * Moves the time forward to an instant.
   *
   * @throws IllegalArgumentException when the instant has passed already
   */
  public void advanceTo(Instant instant) {
    var now = instant();
    if (instant.isBefore(now)) {
      throw new IllegalArgumentException("%s has passed: it is %s".formatted(instant, now));
    }
    advance(Duration.between(now, instant));
  }

  /**
   * From now on the clock is behind for this thread; the engine's own time is not touched. Zero
   * sets it right again.
   */
  public static void setBehind(Duration behind) {
    BEHIND.set(behind);
  }

  /** How far the clock is behind for this thread. */
  public static Duration behind() {
    return BEHIND.get();
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  @Override
  public Clock withZone(ZoneId other) {
    return new EngineClock(aheadMillis, other);
  }

  @Override
  public Instant instant() {
    return Instant.ofEpochMilli(millis());
  }

  @Override
  public long millis() {
    return engineMillis() - BEHIND.get().toMillis();
  }

  private long engineMillis() {
    return System.currentTimeMillis() + aheadMillis.get();
  }

  ActorClock forEngine() {
    return new ActorClock() {
      @Override
      public boolean update() {
        return true;
      }

      @Override
      public long getTimeMillis() {
        return engineMillis();
      }

      @Override
      public long getNanosSinceLastMillisecond() {
        return 0;
      }

      @Override
      public long getNanoTime() {
        return 0;
      }
    };
  }
}
