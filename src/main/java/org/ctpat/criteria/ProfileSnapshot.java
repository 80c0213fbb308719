package org.ctpat.criteria;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A stored snapshot of a security profile. */
@Entity
@Immutable
@Table(name = "profile_snapshot")
class ProfileSnapshot {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "profile_snapshot_seq")
  @SequenceGenerator(name = "profile_snapshot_seq", allocationSize = 50)
  private @Nullable Long id;

  private String accountNumber;
  private String caseId;
  private String reason;

  @Column(name = "content", length = 1_000_000)
  private String json;

  private String hash;
  private Instant takenAt;
  private String takenBy;

  @SuppressWarnings("NullAway.Init")
  protected ProfileSnapshot() {}

  ProfileSnapshot(
      String accountNumber,
      String caseId,
      String reason,
      String json,
      String hash,
      Instant takenAt,
      String takenBy) {
    this.accountNumber = accountNumber;
    this.caseId = caseId;
    this.reason = reason;
    this.json = json;
    this.hash = hash;
    this.takenAt = takenAt;
    this.takenBy = takenBy;
  }

  Snapshot toSnapshot() {
    return new Snapshot(
        id == null ? 0 : id, accountNumber, caseId, reason, json, hash, takenAt, takenBy);
  }
}
