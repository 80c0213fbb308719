package org.ctpat.quality;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A run of all checks.
 *
 * @param done how many checks are through
 * @param problem why it ended before its end, null when it did not
 */
public record QualityRun(
    long id,
    String requestedBy,
    Instant startedAt,
    @Nullable Instant endedAt,
    int done,
    int total,
    @Nullable String problem) {

  public boolean running() {
    return endedAt == null;
  }
}
