package org.ctpat.course;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The way of one person to the built-in courses; the token itself is kept nowhere. */
@Entity
@Table(name = "course_link")
class CourseLink {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "course_link_seq")
  @SequenceGenerator(name = "course_link_seq", allocationSize = 50)
  private @Nullable Long id;

  @Version private long version;

  private String accountNumber;
  private String employeeId;
  private String tokenHash;
  private String issuedBy;
  private Instant issuedAt;
  private Instant expiresAt;
  private @Nullable Instant revokedAt;
  private @Nullable Instant lastUsedAt;

  @SuppressWarnings("NullAway.Init")
  protected CourseLink() {}

  CourseLink(
      String accountNumber,
      String employeeId,
      String tokenHash,
      String issuedBy,
      Instant issuedAt,
      Instant expiresAt) {
    this.accountNumber = accountNumber;
    this.employeeId = employeeId;
    this.tokenHash = tokenHash;
    this.issuedBy = issuedBy;
    this.issuedAt = issuedAt;
    this.expiresAt = expiresAt;
  }

  void revoke(Instant now) {
    if (revokedAt == null) {
      this.revokedAt = now;
    }
  }

  void used(Instant now) {
    this.lastUsedAt = now;
  }

  boolean revoked() {
    return revokedAt != null;
  }

  boolean expired(Instant now) {
    return !now.isBefore(expiresAt);
  }

  String accountNumber() {
    return accountNumber;
  }

  String employeeId() {
    return employeeId;
  }

  Instant expiresAt() {
    return expiresAt;
  }

  PersonalLink view(Instant now) {
    if (id == null) {
      throw new IllegalStateException("The link is not stored yet");
    }
    return new PersonalLink(
        id, employeeId, issuedBy, issuedAt, expiresAt, lastUsedAt, !revoked() && !expired(now));
  }
}
