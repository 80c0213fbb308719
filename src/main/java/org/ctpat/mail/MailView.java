package org.ctpat.mail;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A mail as the outbox has it.
 *
 * @param address null when none is known
 * @param body plain text; a personal link is not in it
 * @param problem what the last try met, if it failed
 */
public record MailView(
    long id,
    String recipient,
    @Nullable String address,
    boolean toCbp,
    String accountNumber,
    String caseId,
    MailKind kind,
    String subject,
    String body,
    State state,
    int attempts,
    Instant nextAttemptAt,
    @Nullable String problem,
    Instant createdAt,
    @Nullable Instant sentAt) {

  /** Where a mail is on its way. */
  public enum State {
    WAITING("Waiting to be sent", "warn"),
    HELD("Waiting for the daily digest", "plain"),
    IN_DIGEST("In a digest", "plain"),
    SENT("Sent", "ok"),
    DEAD("Could not be sent", "bad"),
    NO_ADDRESS("No address", "bad"),
    LEFT_OUT("Not mailed, as chosen", "plain");

    private final String label;
    private final String mark;

    State(String label, String mark) {
      this.label = label;
      this.mark = mark;
    }

    public String label() {
      return label;
    }

    /** Colour of its tag: ok, warn, bad or plain. */
    public String mark() {
      return mark;
    }
  }
}
