package org.ctpat.operation;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.ctpat.audit.Actor;
import org.jspecify.annotations.Nullable;

/** Events between the modules that are kept until they are delivered. */
public interface EventOutbox {

  /** Those that are not delivered yet, the oldest first. */
  List<Undelivered> open(int limit);

  /**
   * Delivers failed ones again at once, however long they would wait by themselves. One that is
   * delivered meanwhile is left alone.
   */
  void deliver(Collection<UUID> ids, String reason, Actor by);

  /**
   * An event that one listener has not taken.
   *
   * @param event name of the event, such as {@code ApplicationStarted}
   * @param listener who is to take it
   * @param state as the registry has it: published, processing, failed, resubmitted
   * @param attempts how often it was tried
   */
  record Undelivered(
      UUID id,
      String event,
      String listener,
      @Nullable String accountNumber,
      Instant publishedAt,
      String state,
      int attempts,
      @Nullable Instant lastTriedAt) {

    public boolean failed() {
      return state.equals("FAILED");
    }
  }
}
