package org.ctpat.portal.api;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.ctpat.status.ApiKeys;
import org.springframework.stereotype.Component;

/**
 * How often a key may ask: a bucket of one minute's requests for each, refilled evenly. Each
 * instance of the application counts for itself.
 */
@Component
class RateLimit {

  private final Map<Long, Bucket> buckets = new ConcurrentHashMap<>();
  private final Clock clock;

  RateLimit(Clock clock) {
    this.clock = clock;
  }

  /** Takes one request; the time to wait when there is none left, else zero. */
  Duration take(ApiKeys.Key key) {
    return buckets
        .computeIfAbsent(key.id(), id -> new Bucket(key.requestsPerMinute(), clock.instant()))
        .take(clock.instant());
  }

  private static final class Bucket {

    private final int size;
    private double left;
    private Instant at;

    Bucket(int size, Instant now) {
      this.size = size;
      this.left = size;
      this.at = now;
    }

    synchronized Duration take(Instant now) {
      if (now.isAfter(at)) {
        left = Math.min(size, left + Duration.between(at, now).toMillis() * size / 60_000.0);
        at = now;
      }
      if (left >= 1) {
        left--;
        return Duration.ZERO;
      }
      return Duration.ofMillis((long) Math.ceil((1 - left) * 60_000 / size));
    }
  }
}
