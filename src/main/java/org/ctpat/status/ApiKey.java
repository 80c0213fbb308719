package org.ctpat.status;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A key as stored: its hash, never itself. */
@Entity
@Table(name = "api_key")
class ApiKey {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "api_key_seq")
  @SequenceGenerator(name = "api_key_seq", allocationSize = 1)
  private @Nullable Long id;

  @Version private int version;
  private String name;
  private String keyHash;
  private String beginning;
  private @Nullable String accountNumber;
  private int requestsPerMinute;

  @ElementCollection(fetch = FetchType.EAGER)
  @CollectionTable(name = "api_key_right", joinColumns = @JoinColumn(name = "api_key_id"))
  @Column(name = "api_right")
  @Enumerated(EnumType.STRING)
  private Set<ApiRight> rights = EnumSet.noneOf(ApiRight.class);

  private String createdBy;
  private Instant createdAt;
  private @Nullable Instant lastUsedAt;
  private @Nullable String revokedBy;
  private @Nullable Instant revokedAt;

  @SuppressWarnings("NullAway.Init")
  protected ApiKey() {}

  ApiKey(
      String name,
      String keyHash,
      String beginning,
      @Nullable String accountNumber,
      int requestsPerMinute,
      Set<ApiRight> rights,
      String createdBy,
      Instant createdAt) {
    this.name = name;
    this.keyHash = keyHash;
    this.beginning = beginning;
    this.accountNumber = accountNumber;
    this.requestsPerMinute = requestsPerMinute;
    this.rights.addAll(rights);
    this.createdBy = createdBy;
    this.createdAt = createdAt;
  }

  void revoke(String by, Instant now) {
    if (revokedAt == null) {
      revokedBy = by;
      revokedAt = now;
    }
  }

  ApiKeys.Key view() {
    return new ApiKeys.Key(
        Objects.requireNonNull(id),
        name,
        beginning,
        accountNumber,
        requestsPerMinute,
        Set.copyOf(rights),
        createdBy,
        createdAt,
        lastUsedAt,
        revokedBy,
        revokedAt);
  }
}
