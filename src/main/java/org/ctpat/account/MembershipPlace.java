package org.ctpat.account;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/**
 * One of the places of an entity type with a limited number of members. The database keeps each
 * place unique, so that two applicants at the same moment do not share the last one.
 */
@Entity
@Table(name = "membership_place")
class MembershipPlace implements Persistable<String> {

  @Id private String accountNumber;
  private String entityType;
  private String kind;
  private int place;
  private LocalDate takenOn;

  @SuppressWarnings("NullAway.Init")
  protected MembershipPlace() {}

  MembershipPlace(
      AccountNumber account, String entityType, String kind, int place, LocalDate takenOn) {
    this.accountNumber = account.value();
    this.entityType = entityType;
    this.kind = kind;
    this.place = place;
    this.takenOn = takenOn;
  }

  @Override
  public @Nullable String getId() {
    return accountNumber;
  }

  @Override
  public boolean isNew() {
    return true; // a place is taken or given up, never changed
  }

  String kind() {
    return kind;
  }

  int place() {
    return place;
  }
}
