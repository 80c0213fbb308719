package org.ctpat.status;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One change on its way to one address: the outbox of the webhooks. */
@Entity
@Table(name = "webhook_delivery")
class WebhookDelivery {

  /** Waiting for its turn, taken by the address, given up, or no longer wanted. */
  enum State {
    PENDING,
    DELIVERED,
    DEAD,
    CANCELLED
  }

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "webhook_delivery_seq")
  @SequenceGenerator(name = "webhook_delivery_seq", allocationSize = 50)
  private @Nullable Long id;

  @Version private int version;
  private long webhookId;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "change_id")
  private StatusChange change;

  private long position;

  @Enumerated(EnumType.STRING)
  private State state;

  private int attempts;
  private Instant nextAttemptAt;
  private @Nullable String problem;
  private @Nullable Instant closedAt;

  @SuppressWarnings("NullAway.Init")
  protected WebhookDelivery() {}

  WebhookDelivery(long webhookId, StatusChange change) {
    this.webhookId = webhookId;
    this.change = change;
    this.position = change.position();
    this.state = State.PENDING;
    this.nextAttemptAt = Instant.EPOCH;
  }

  long id() {
    return Objects.requireNonNull(id);
  }

  StatusChange change() {
    return change;
  }

  boolean due(Instant now) {
    return state == State.PENDING && !nextAttemptAt.isAfter(now);
  }

  /** Nobody else takes it until then. */
  void claim(Instant until) {
    nextAttemptAt = until;
  }

  void delivered(Instant now) {
    attempts++;
    state = State.DELIVERED;
    problem = null;
    closedAt = now;
  }

  void failed(String why, Instant now, StatusSettings.WebhookSettings settings) {
    attempts++;
    problem = why.length() <= 500 ? why : why.substring(0, 500);
    if (attempts >= settings.attempts()) {
      state = State.DEAD;
      closedAt = now;
    } else {
      nextAttemptAt = now.plus(settings.after(attempts));
    }
  }

  void cancel(Instant now) {
    state = State.CANCELLED;
    closedAt = now;
  }

  void again(Instant now) {
    if (state != State.DEAD) {
      throw new Refused("The delivery is not dead: it needs no second start.");
    }
    state = State.PENDING;
    attempts = 0;
    nextAttemptAt = now;
    closedAt = null;
  }

  Webhooks.Dead view(String webhook) {
    return new Webhooks.Dead(
        id(),
        webhook,
        position,
        change.accountNumber(),
        change.status(),
        attempts,
        problem == null ? "" : problem,
        Objects.requireNonNull(closedAt));
  }

  long webhookId() {
    return webhookId;
  }
}
