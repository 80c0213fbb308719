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
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A questionnaire sent to one partner by a link of one use; the token itself is kept nowhere. */
@Entity
@Table(name = "partner_questionnaire")
class SentQuestionnaire {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "partner_questionnaire_seq")
  @SequenceGenerator(name = "partner_questionnaire_seq", allocationSize = 50)
  private @Nullable Long id;

  @Version private int version;
  private String ownerAccount;
  private long partnerId;
  private String edition;
  private String tokenHash;
  private String recipient;
  private String sentBy;
  private Instant sentAt;
  private Instant expiresAt;
  private @Nullable Instant revokedAt;
  private @Nullable Instant savedAt;
  private @Nullable Instant submittedAt;
  private String filledBy = "";
  private String answers = "{}";

  @Enumerated(EnumType.STRING)
  private QuestionnaireView.@Nullable Verdict verdict;

  private String remarks = "";
  private @Nullable String ratedBy;
  private @Nullable Instant ratedAt;

  @SuppressWarnings("NullAway.Init")
  protected SentQuestionnaire() {}

  SentQuestionnaire(
      BusinessPartner partner,
      String edition,
      String tokenHash,
      String recipient,
      String sentBy,
      Instant sentAt,
      Instant expiresAt) {
    this.ownerAccount = partner.ownerAccount();
    this.partnerId = partner.id();
    this.edition = edition;
    this.tokenHash = tokenHash;
    this.recipient = recipient;
    this.sentBy = sentBy;
    this.sentAt = sentAt;
    this.expiresAt = expiresAt;
  }

  long id() {
    return Objects.requireNonNull(id);
  }

  String ownerAccount() {
    return ownerAccount;
  }

  long partnerId() {
    return partnerId;
  }

  String filledBy() {
    return filledBy;
  }

  String answers() {
    return answers;
  }

  Instant expiresAt() {
    return expiresAt;
  }

  @Nullable Instant savedAt() {
    return savedAt;
  }

  @Nullable Instant submittedAt() {
    return submittedAt;
  }

  boolean revoked() {
    return revokedAt != null;
  }

  boolean submitted() {
    return submittedAt != null;
  }

  boolean rated() {
    return verdict != null;
  }

  boolean expired(Instant now) {
    return !now.isBefore(expiresAt);
  }

  /** The link leads nowhere any more; what was submitted stays. */
  void revoke(Instant now) {
    if (revokedAt == null && submittedAt == null) {
      revokedAt = now;
    }
  }

  void save(String changed, Instant now) {
    answers = changed;
    savedAt = now;
  }

  void submit(String by, Instant now) {
    filledBy = by;
    submittedAt = now;
  }

  void rate(QuestionnaireView.Verdict how, String why, String by, Instant now) {
    verdict = how;
    remarks = why;
    ratedBy = by;
    ratedAt = now;
  }

  QuestionnaireView.State state(Instant now) {
    if (verdict == QuestionnaireView.Verdict.ACCEPTED) {
      return QuestionnaireView.State.ACCEPTED;
    } else if (verdict == QuestionnaireView.Verdict.REFUSED) {
      return QuestionnaireView.State.REFUSED;
    } else if (submitted()) {
      return QuestionnaireView.State.SUBMITTED;
    } else if (revoked()) {
      return QuestionnaireView.State.REVOKED;
    }
    return expired(now) ? QuestionnaireView.State.EXPIRED : QuestionnaireView.State.SENT;
  }

  QuestionnaireView view(Instant now, int answered, int asked) {
    return new QuestionnaireView(
        id(),
        partnerId,
        edition,
        recipient,
        sentBy,
        sentAt,
        expiresAt,
        state(now),
        savedAt,
        submittedAt,
        filledBy,
        remarks,
        ratedBy,
        answered,
        asked);
  }
}
