package org.ctpat.status;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Two companies that see each other's status, or one that asks for it. */
@Entity
@Table(name = "status_consent")
class StatusConsent {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "status_consent_seq")
  @SequenceGenerator(name = "status_consent_seq", allocationSize = 50)
  private @Nullable Long id;

  @Version private int version;
  private String askingAccount;
  private String askedAccount;

  /** Both numbers, the smaller first, until it ends: there is one at a time for each pair. */
  private @Nullable String openPair;

  private String askedBy;
  private Instant askedAt;
  private @Nullable String acceptedBy;
  private @Nullable Instant acceptedAt;
  private @Nullable String endedBy;
  private @Nullable Instant endedAt;

  @SuppressWarnings("NullAway.Init")
  protected StatusConsent() {}

  StatusConsent(String askingAccount, String askedAccount, String askedBy, Instant askedAt) {
    this.askingAccount = askingAccount;
    this.askedAccount = askedAccount;
    this.openPair = pair(askingAccount, askedAccount);
    this.askedBy = askedBy;
    this.askedAt = askedAt;
  }

  static String pair(String one, String other) {
    return one.compareTo(other) < 0 ? one + " " + other : other + " " + one;
  }

  long id() {
    return Objects.requireNonNull(id);
  }

  String askingAccount() {
    return askingAccount;
  }

  Instant askedAt() {
    return askedAt;
  }

  @Nullable Instant acceptedAt() {
    return acceptedAt;
  }

  boolean accepted() {
    return acceptedAt != null && endedAt == null;
  }

  boolean ended() {
    return endedAt != null;
  }

  boolean concerns(String account) {
    return askingAccount.equals(account) || askedAccount.equals(account);
  }

  String other(String account) {
    return askingAccount.equals(account) ? askedAccount : askingAccount;
  }

  void accept(String by, Instant now) {
    acceptedBy = by;
    acceptedAt = now;
  }

  void end(String by, Instant now) {
    endedBy = by;
    endedAt = now;
    openPair = null;
  }
}
