package org.ctpat.vetting;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.ctpat.sealing.Sealer;
import org.jspecify.annotations.Nullable;

/** A person as stored; what is personal is in {@code sealed} alone. */
@Entity
@Table(name = "vetting_person")
class VettingPerson {

  @Id private String id;
  @Version private @Nullable Integer version;
  private String accountNumber;

  @Enumerated(EnumType.STRING)
  private PersonRole personRole;

  private String keyId;

  @Column(length = 8_000)
  private String sealed;

  private String enteredBy;
  private Instant enteredAt;

  @SuppressWarnings("NullAway.Init")
  protected VettingPerson() {}

  VettingPerson(
      String id,
      String accountNumber,
      PersonRole role,
      String keyId,
      String sealed,
      String enteredBy,
      Instant enteredAt) {
    this.id = id;
    this.accountNumber = accountNumber;
    this.personRole = role;
    this.keyId = keyId;
    this.sealed = sealed;
    this.enteredBy = enteredBy;
    this.enteredAt = enteredAt;
  }

  /** The place that the sealed text is bound to. */
  static String place(String accountNumber, String id) {
    return "vetting_person/" + accountNumber + "/" + id;
  }

  String id() {
    return id;
  }

  String accountNumber() {
    return accountNumber;
  }

  PersonRole role() {
    return personRole;
  }

  String open(Sealer cipher) {
    return cipher.open(keyId, sealed, place(accountNumber, id));
  }

  void sealAnew(Sealer cipher) {
    sealed = cipher.seal(open(cipher), place(accountNumber, id));
    keyId = cipher.currentKey();
  }

  MaskedPerson masked(String initials) {
    return new MaskedPerson(id, personRole, initials, enteredBy, enteredAt);
  }
}
