package org.ctpat.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.ctpat.sealing.Sealer;
import org.jspecify.annotations.Nullable;

/**
 * An identifier that is personal data, as stored: the number itself is in {@code sealed} alone. The
 * claim is as in {@link IdentifierEntry}, with the fingerprint in place of the number.
 */
@Entity
@Table(name = "personal_number")
class PersonalNumber {

  private static final int SHOWN_DIGITS = 4;

  @Id private String accountNumber;
  @Version private @Nullable Integer version;
  private String kind;
  private String keyId;

  @Column(length = 400)
  private String sealed;

  private String fingerprint;
  private String masked;
  private @Nullable String claim;
  private String givenBy;
  private Instant givenAt;

  @SuppressWarnings("NullAway.Init")
  protected PersonalNumber() {}

  @SuppressWarnings("NullAway.Init")
  PersonalNumber(AccountNumber account, String kind) {
    this.accountNumber = account.value();
    this.kind = kind;
  }

  void give(String number, String givenBy, Instant givenAt, Sealer sealer) {
    this.masked = masked(number);
    this.givenBy = givenBy;
    this.givenAt = givenAt;
    seal(number, sealer);
  }

  /** The same number under the current key; a claim stays one. */
  void sealAnew(Sealer sealer, String role) {
    seal(open(sealer), sealer);
    if (claim != null) {
      claim = claimOf(role);
    }
  }

  private void seal(String number, Sealer sealer) {
    sealed = sealer.seal(number, place());
    keyId = sealer.currentKey();
    fingerprint = fingerprint(kind, number, sealer);
  }

  String open(Sealer sealer) {
    return sealer.open(keyId, sealed, place());
  }

  /** What an account of this role would claim. */
  String claimOf(String role) {
    return role + ":" + kind + ":" + fingerprint;
  }

  void claim(String wanted) {
    claim = wanted;
  }

  void release() {
    claim = null;
  }

  String accountNumber() {
    return accountNumber;
  }

  String kind() {
    return kind;
  }

  String masked() {
    return masked;
  }

  private String place() {
    return "personal_number/" + accountNumber;
  }

  static String fingerprint(String kind, String number, Sealer sealer) {
    return sealer.fingerprint(number, "personal_number/" + kind);
  }

  /** The number with asterisks for all digits but the last four. */
  static String masked(String number) {
    int shown = Math.max(0, number.length() - SHOWN_DIGITS);
    return number.substring(0, shown).replaceAll("[0-9]", "*") + number.substring(shown);
  }
}
