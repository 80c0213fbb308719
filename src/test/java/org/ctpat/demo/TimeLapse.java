package org.ctpat.demo;

import java.time.Duration;
import java.time.Instant;
import org.ctpat.embedded.EmbeddedCamunda;
import org.ctpat.training.RefresherCheck;

/**
 * Lets simulated time pass with what the application does by the day: its scheduler follows the
 * clock on the wall, which stands still meanwhile.
 */
public final class TimeLapse {

  /** Often enough for a check that looks thirty days ahead. */
  private static final Duration STEP = Duration.ofDays(7);

  private TimeLapse() {}

  /** Lets a period pass, with a look for refreshers at least once a week. */
  public static void pass(EmbeddedCamunda camunda, RefresherCheck refreshers, Duration period) {
    passUntil(camunda, refreshers, camunda.clock().instant().plus(period));
  }

  /** As {@link #pass}, until an instant. */
  public static void passUntil(EmbeddedCamunda camunda, RefresherCheck refreshers, Instant end) {
    var clock = camunda.clock();
    var next = clock.instant().plus(STEP);
    while (next.isBefore(end)) {
      camunda.passTimeUntil(next);
      refreshers.run();
      next = next.plus(STEP);
    }
    camunda.passTimeUntil(end);
    refreshers.run();
  }
}
