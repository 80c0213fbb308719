package org.ctpat.account;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** An invitation of CBP to a company, and the account that made use of it. */
@Entity
@Table(name = "invitation")
class Invitation {

  @Id private String number;
  @Version private @Nullable Integer version;
  private String entityType;
  private String companyName;
  private String invitedBy;
  private LocalDate invitedOn;
  private @Nullable String accountNumber;

  @SuppressWarnings("NullAway.Init")
  protected Invitation() {}

  Invitation(
      String number, String entityType, String companyName, String invitedBy, LocalDate invitedOn) {
    this.number = number;
    this.entityType = entityType;
    this.companyName = companyName;
    this.invitedBy = invitedBy;
    this.invitedOn = invitedOn;
  }

  /** Whether it invites this account: to this type, and nobody else has used it. */
  boolean invites(AccountNumber account, String type) {
    return entityType.equals(type)
        && (accountNumber == null || accountNumber.equals(account.value()));
  }

  void usedBy(AccountNumber account) {
    accountNumber = account.value();
  }

  InvitationView view() {
    return new InvitationView(number, entityType, companyName, invitedBy, invitedOn, accountNumber);
  }
}
