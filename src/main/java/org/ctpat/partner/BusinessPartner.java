package org.ctpat.partner;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.ctpat.risk.Level;
import org.ctpat.risk.PartyRole;
import org.jspecify.annotations.Nullable;

/** A business partner in the register of one company. */
@Entity
@Table(name = "business_partner")
class BusinessPartner {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "business_partner_seq")
  @SequenceGenerator(name = "business_partner_seq", allocationSize = 50)
  private @Nullable Long id;

  @Version private int version;
  private String ownerAccount;
  private String name;
  private String country;

  @Enumerated(EnumType.STRING)
  private PartyRole supplyRole;

  private boolean direct;
  private @Nullable String partnerAccount;
  private @Nullable String openName;
  private @Nullable String openAccount;

  @Enumerated(EnumType.STRING)
  private @Nullable Level risk;

  private String contractClauses;
  private String openActions;
  private @Nullable LocalDate checkedOn;
  private @Nullable LocalDate nextCheckOn;

  @Enumerated(EnumType.STRING)
  private PartnerStanding standing = PartnerStanding.UNPROVEN;

  private @Nullable LocalDate provenUntil;
  private @Nullable LocalDate lostOn;
  private @Nullable String lostWhy;
  private @Nullable Long lossId;
  private @Nullable LocalDate monitoredOn;
  private String enteredBy;
  private Instant enteredAt;
  private @Nullable LocalDate endedOn;
  private @Nullable String endedWhy;

  @SuppressWarnings("NullAway.Init")
  protected BusinessPartner() {}

  BusinessPartner(String ownerAccount, PartnerEntry entry, String enteredBy, Instant enteredAt) {
    this.ownerAccount = ownerAccount;
    this.enteredBy = enteredBy;
    this.enteredAt = enteredAt;
    describe(entry);
  }

  void describe(PartnerEntry entry) {
    this.name = entry.name();
    this.country = entry.country();
    this.supplyRole = entry.role();
    this.direct = entry.direct();
    this.partnerAccount = entry.partnerAccount();
    this.risk = entry.risk();
    this.contractClauses = entry.contractClauses();
    this.openActions = entry.openActions();
    this.checkedOn = entry.checkedOn();
    this.nextCheckOn = entry.nextCheckOn();
    if (endedOn == null) {
      this.openName = nameKey(ownerAccount, name, country, partnerAccount);
      this.openAccount = partnerAccount == null ? null : ownerAccount + " " + partnerAccount;
    }
  }

  /** Companies of one name and country are told from each other by their accounts. */
  static String nameKey(
      String ownerAccount, String name, String country, @Nullable String partnerAccount) {
    return (ownerAccount
            + " "
            + name
            + " "
            + country
            + " "
            + (partnerAccount == null ? "" : partnerAccount))
        .toLowerCase(Locale.ROOT);
  }

  long id() {
    return Objects.requireNonNull(id);
  }

  String ownerAccount() {
    return ownerAccount;
  }

  String name() {
    return name;
  }

  @Nullable String partnerAccount() {
    return partnerAccount;
  }

  PartnerStanding standing() {
    return standing;
  }

  @Nullable LocalDate provenUntil() {
    return provenUntil;
  }

  @Nullable LocalDate nextCheckOn() {
    return nextCheckOn;
  }

  @Nullable Long lossId() {
    return lossId;
  }

  boolean ended() {
    return endedOn != null;
  }

  /**
   * Something it stood on is lost: its standing stays lost until a new proof or the old is back.
   */
  void lose(long loss, LocalDate on, String why) {
    lossId = loss;
    lostOn = on;
    lostWhy = why;
  }

  /** What was lost is back or replaced. */
  void found() {
    lossId = null;
    lostOn = null;
    lostWhy = null;
  }

  /** Computes the standing anew. */
  void judge(Collection<PartnerProof> proofs, LocalDate today, LocalDate expiresSoonUntil) {
    var good = proofs.stream().filter(proof -> proof.good(today)).toList();
    provenUntil =
        good.stream().anyMatch(proof -> proof.validUntil() == null)
            ? null
            : good.stream()
                .map(PartnerProof::validUntil)
                .filter(Objects::nonNull)
                .max(LocalDate::compareTo)
                .orElse(null);
    if (lostOn != null) {
      standing = PartnerStanding.LOST;
    } else if (good.isEmpty()) {
      standing = PartnerStanding.UNPROVEN;
    } else if (provenUntil != null && !provenUntil.isAfter(expiresSoonUntil)) {
      standing = PartnerStanding.EXPIRING;
    } else {
      standing = PartnerStanding.PROVEN;
    }
  }

  void checked(LocalDate on, LocalDate nextOn) {
    checkedOn = on;
    nextCheckOn = nextOn;
  }

  void monitored(LocalDate on) {
    monitoredOn = on;
  }

  void linkTo(String account) {
    partnerAccount = account;
    openAccount = ownerAccount + " " + account;
    openName = nameKey(ownerAccount, name, country, account);
  }

  /** The company does not use it any more. */
  void end(LocalDate on, String why) {
    endedOn = on;
    endedWhy = why;
    openName = null;
    openAccount = null;
  }

  PartnerEntry entry() {
    return new PartnerEntry(
        name,
        country,
        supplyRole,
        direct,
        partnerAccount,
        risk,
        contractClauses,
        openActions,
        checkedOn,
        nextCheckOn);
  }

  PartnerView view(List<ProofView> proofs) {
    return new PartnerView(
        id(),
        ownerAccount,
        entry(),
        standing,
        provenUntil,
        lostOn,
        lostWhy,
        monitoredOn,
        endedOn,
        endedWhy,
        proofs);
  }
}
