package org.ctpat.partner;

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

/** A member's lost status, told to all its dependents, or a proof that has run out. */
@Entity
@Table(name = "partner_loss")
class PartnerLoss {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "partner_loss_seq")
  @SequenceGenerator(name = "partner_loss_seq", allocationSize = 50)
  private @Nullable Long id;

  @Version private int version;

  /** Tells the loss from any other: account and time, or the proof. */
  private String lossKey;

  private @Nullable String partnerAccount;
  private @Nullable Long partnerId;
  private String company;
  private String why;
  private Instant lostAt;

  /** Owners up to this account number are told. */
  private String spreadAfter = "";

  private boolean spread;
  private int followedUp;
  private @Nullable Instant regainedAt;

  @SuppressWarnings("NullAway.Init")
  protected PartnerLoss() {}

  private PartnerLoss(String lossKey, String company, String why, Instant lostAt) {
    this.lossKey = lossKey;
    this.company = company;
    this.why = why;
    this.lostAt = lostAt;
  }

  static PartnerLoss ofStatus(String account, String company, String why, Instant lostAt) {
    var loss = new PartnerLoss(key(account, lostAt), company, why, lostAt);
    loss.partnerAccount = account;
    return loss;
  }

  static PartnerLoss ofProof(PartnerProof proof, String company, String why, Instant lostAt) {
    var loss = new PartnerLoss("proof " + proof.id(), company, why, lostAt);
    loss.partnerId = proof.partnerId();
    loss.spread = true;
    return loss;
  }

  static String key(String account, Instant lostAt) {
    return account + " " + lostAt;
  }

  long id() {
    return Objects.requireNonNull(id);
  }

  /** The member that lost its status; null when a proof ran out. */
  @Nullable String partnerAccount() {
    return partnerAccount;
  }

  String company() {
    return company;
  }

  String why() {
    return why;
  }

  Instant lostAt() {
    return lostAt;
  }

  String spreadAfter() {
    return spreadAfter;
  }

  boolean spread() {
    return spread;
  }

  int followedUp() {
    return followedUp;
  }

  boolean regained() {
    return regainedAt != null;
  }

  void told(String upTo, int followUps) {
    spreadAfter = upTo;
    followedUp += followUps;
  }

  void allTold() {
    spread = true;
  }

  void regain(Instant at) {
    if (regainedAt == null) {
      regainedAt = at;
    }
  }
}
