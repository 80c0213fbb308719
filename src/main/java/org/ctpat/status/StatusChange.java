package org.ctpat.status;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import org.ctpat.account.MembershipStatus;
import org.ctpat.account.StatusChanged;
import org.jspecify.annotations.Nullable;

/**
 * A change of the membership status of an account, in the history and in the feed.
 *
 * <p>Its id is drawn while the account is locked, so the ids of one account are in the order of its
 * changes. Its position in the feed is given after the commit, so that no reader can pass it by.
 */
@Entity
@Table(name = "status_change")
class StatusChange {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "status_change_seq")
  @SequenceGenerator(name = "status_change_seq", allocationSize = 1)
  private @Nullable Long id;

  private @Nullable Long position;
  private String accountNumber;
  private String entityType;

  @Enumerated(EnumType.STRING)
  private MembershipStatus statusBefore;

  @Enumerated(EnumType.STRING)
  private MembershipStatus status;

  private @Nullable Integer tier;
  private String caseId;
  private Instant changedAt;

  @SuppressWarnings("NullAway.Init")
  protected StatusChange() {}

  StatusChange(StatusChanged event) {
    this.accountNumber = event.accountNumber();
    this.entityType = event.entityType();
    this.statusBefore = event.from();
    this.status = event.to();
    this.tier = event.tier();
    this.caseId = event.caseId();
    this.changedAt = event.at();
  }

  void takePosition(long next) {
    position = next;
  }

  long id() {
    return Objects.requireNonNull(id);
  }

  long position() {
    return Objects.requireNonNull(position);
  }

  String accountNumber() {
    return accountNumber;
  }

  String entityType() {
    return entityType;
  }

  MembershipStatus statusBefore() {
    return statusBefore;
  }

  MembershipStatus status() {
    return status;
  }

  @Nullable Integer tier() {
    return tier;
  }

  Instant changedAt() {
    return changedAt;
  }
}
