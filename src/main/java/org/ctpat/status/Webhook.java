package org.ctpat.status;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.net.URI;
import java.time.Instant;
import java.util.Objects;
import org.ctpat.sealing.Sealer;
import org.jspecify.annotations.Nullable;

/** An address that changes are sent to. The secret signs what is sent; it is kept sealed. */
@Entity
@Table(name = "webhook")
class Webhook {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "webhook_seq")
  @SequenceGenerator(name = "webhook_seq", allocationSize = 1)
  private @Nullable Long id;

  @Version private int version;
  private String name;
  private String address;
  private String secret;

  /** The key that the secret is sealed with; null while it is from before it was sealed. */
  private @Nullable String keyId;

  private String createdBy;
  private Instant createdAt;
  private @Nullable String endedBy;
  private @Nullable Instant endedAt;

  @SuppressWarnings("NullAway.Init")
  protected Webhook() {}

  Webhook(
      String name, URI address, String secret, Sealer sealer, String createdBy, Instant createdAt) {
    this.name = name;
    this.address = address.toString();
    this.secret = sealer.seal(secret, place());
    this.keyId = sealer.currentKey();
    this.createdBy = createdBy;
    this.createdAt = createdAt;
  }

  long id() {
    return Objects.requireNonNull(id);
  }

  String name() {
    return name;
  }

  URI address() {
    return URI.create(address);
  }

  String secret(Sealer sealer) {
    return keyId == null ? secret : sealer.open(keyId, secret, place());
  }

  /** Brings the secret under the current key. */
  void sealAnew(Sealer sealer) {
    if (!sealer.currentKey().equals(keyId)) {
      secret = sealer.seal(secret(sealer), place());
      keyId = sealer.currentKey();
    }
  }

  private String place() {
    return "webhook/" + address;
  }

  void end(String by, Instant now) {
    if (endedAt == null) {
      endedBy = by;
      endedAt = now;
    }
  }

  Webhooks.View view(long pending, long dead) {
    return new Webhooks.View(id(), name, address, createdBy, createdAt, endedAt, pending, dead);
  }
}
