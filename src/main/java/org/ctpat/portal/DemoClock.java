package org.ctpat.portal;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A clock that people may move forward; present where time is simulated, never in production. */
public interface DemoClock {

  Instant now();

  /** Moves the clock forward, timers and all, and returns when what falls due has been started. */
  void advance(Duration duration);

  /** The next point in time at which something falls due, if anything is waiting. */
  Optional<Instant> nextDate();
}
