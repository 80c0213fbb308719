package org.ctpat.partner;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.hibernate.annotations.BatchSize;
import org.jspecify.annotations.Nullable;

/** A proof of a partner's security, which counts until its last day or until it is ended. */
@Entity
@Table(name = "partner_proof")
class PartnerProof {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "partner_proof_seq")
  @SequenceGenerator(name = "partner_proof_seq", allocationSize = 50)
  private @Nullable Long id;

  @Version private int version;
  private long partnerId;

  @Enumerated(EnumType.STRING)
  private ProofKind kind;

  private @Nullable String programme;
  private String reference;
  private LocalDate obtainedOn;
  private @Nullable LocalDate validUntil;
  private String note;
  private String recordedBy;
  private Instant recordedAt;
  private @Nullable LocalDate endedOn;
  private @Nullable String endedWhy;
  private @Nullable Long lossId;

  @ElementCollection
  @CollectionTable(name = "partner_proof_file", joinColumns = @JoinColumn(name = "proof_id"))
  @OrderColumn(name = "position")
  @Column(name = "document_id")
  @BatchSize(size = 100)
  private List<String> files = new ArrayList<>();

  @SuppressWarnings("NullAway.Init")
  protected PartnerProof() {}

  PartnerProof(long partnerId, ProofEntry entry, String recordedBy, Instant recordedAt) {
    this.partnerId = partnerId;
    this.kind = entry.kind();
    this.programme = entry.programme();
    this.reference = entry.reference();
    this.obtainedOn = entry.obtainedOn();
    this.validUntil = entry.validUntil();
    this.note = entry.note();
    this.files.addAll(entry.files());
    this.recordedBy = recordedBy;
    this.recordedAt = recordedAt;
  }

  long id() {
    return Objects.requireNonNull(id);
  }

  long partnerId() {
    return partnerId;
  }

  ProofKind kind() {
    return kind;
  }

  @Nullable LocalDate validUntil() {
    return validUntil;
  }

  @Nullable Long lossId() {
    return lossId;
  }

  boolean ended() {
    return endedOn != null;
  }

  boolean good(LocalDate today) {
    return !ended() && (validUntil == null || !validUntil.isBefore(today));
  }

  boolean expired(LocalDate today) {
    return !ended() && validUntil != null && validUntil.isBefore(today);
  }

  /** It counts no more, even when a lost status is back; the first reason stays. */
  void end(LocalDate on, String why) {
    if (endedOn == null || lossId != null) {
      endedOn = on;
      endedWhy = why;
      lossId = null;
    }
  }

  /** It ends with this loss, and comes back with the status. */
  void lose(long loss, LocalDate on, String why) {
    if (endedOn == null) {
      end(on, why);
      lossId = loss;
    }
  }

  /** The status is back: so is the proof. */
  void regain() {
    endedOn = null;
    endedWhy = null;
    lossId = null;
  }

  ProofView view(LocalDate today) {
    return new ProofView(
        id(),
        kind,
        programme,
        reference,
        obtainedOn,
        validUntil,
        note,
        List.copyOf(files),
        recordedBy,
        endedOn,
        endedWhy,
        good(today));
  }
}
