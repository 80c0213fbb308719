package org.ctpat.partner;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one member does about one lost partner. */
@Entity
@Table(name = "partner_follow_up")
class FollowUp {

  @Id private String followUpId;
  @Version private @Nullable Integer version;
  private String accountNumber;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "partner_id")
  private BusinessPartner partner;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "loss_id")
  private PartnerLoss loss;

  @Enumerated(EnumType.STRING)
  private FollowUpState state = FollowUpState.ANNOUNCED;

  private @Nullable Long carriedBy;
  private Instant announcedAt;
  private @Nullable LocalDate openedOn;
  private int rounds = 1;

  @Enumerated(EnumType.STRING)
  private @Nullable FollowUpDecision decision;

  private @Nullable String measures;
  private @Nullable LocalDate doneUntil;
  private @Nullable String replacement;
  private @Nullable String replacementCountry;

  @Enumerated(EnumType.STRING)
  private @Nullable ProofKind proofKind;

  private @Nullable String proofProgramme;
  private @Nullable String proofReference;
  private @Nullable LocalDate proofObtainedOn;
  private @Nullable LocalDate proofValidUntil;
  private @Nullable String answeredBy;
  private @Nullable Long answeredTask;
  private @Nullable Boolean accepted;
  private @Nullable String remarks;
  private @Nullable String reviewedBy;
  private @Nullable Long reviewedTask;
  private @Nullable LocalDate closedOn;
  private @Nullable String outcome;

  @ElementCollection
  @CollectionTable(
      name = "partner_follow_up_file",
      joinColumns = @JoinColumn(name = "follow_up_id"))
  @OrderColumn(name = "position")
  @Column(name = "document_id")
  private List<String> files = new ArrayList<>();

  @SuppressWarnings("NullAway.Init")
  protected FollowUp() {}

  FollowUp(String followUpId, BusinessPartner partner, PartnerLoss loss, Instant announcedAt) {
    this.followUpId = followUpId;
    this.accountNumber = partner.ownerAccount();
    this.partner = partner;
    this.loss = loss;
    this.announcedAt = announcedAt;
  }

  /** Whether this process instance carries it out; the first that asks does. */
  boolean carriedBy(long processInstanceKey, LocalDate today) {
    if (carriedBy == null && state == FollowUpState.ANNOUNCED) {
      carriedBy = processInstanceKey;
      openedOn = today;
      state = FollowUpState.OPEN;
    }
    return carriedBy != null && carriedBy == processInstanceKey;
  }

  /** Takes the answer; the same task again changes nothing. */
  boolean answer(long task, PartnerAnswer answer, String by) {
    if (answeredTask != null && answeredTask == task) {
      return false;
    }
    if (state != FollowUpState.OPEN) {
      throw new PartnerRefused(
          "This follow-up is not waiting for an answer: " + state.label() + ".");
    }
    answeredTask = task;
    answeredBy = by;
    decision = answer.decision();
    measures = answer.measures();
    doneUntil = answer.doneUntil();
    replacement = answer.replacement();
    replacementCountry = answer.replacementCountry();
    var proof = answer.proof();
    proofKind = proof == null ? null : proof.kind();
    proofProgramme = proof == null ? null : proof.programme();
    proofReference = proof == null ? null : proof.reference();
    proofObtainedOn = proof == null ? null : proof.obtainedOn();
    proofValidUntil = proof == null ? null : proof.validUntil();
    files.clear();
    files.addAll(answer.files());
    state = FollowUpState.ANSWERED;
    return true;
  }

  /** Takes the specialist's review; the same task again changes nothing. */
  boolean review(long task, boolean good, String why, String by) {
    if (reviewedTask != null && reviewedTask == task) {
      return false;
    }
    if (state != FollowUpState.ANSWERED) {
      throw new PartnerRefused("This follow-up waits for no review: " + state.label() + ".");
    }
    reviewedTask = task;
    reviewedBy = by;
    accepted = good;
    remarks = why;
    return true;
  }

  /** The member answers once more; a second call changes nothing. */
  void reopen() {
    if (state == FollowUpState.ANSWERED && Boolean.FALSE.equals(accepted)) {
      state = FollowUpState.OPEN;
      accepted = null;
      rounds++;
    }
  }

  void close(LocalDate on, String how) {
    state = FollowUpState.CLOSED;
    closedOn = on;
    outcome = how;
  }

  String followUpId() {
    return followUpId;
  }

  String accountNumber() {
    return accountNumber;
  }

  BusinessPartner partner() {
    return partner;
  }

  PartnerLoss loss() {
    return loss;
  }

  FollowUpState state() {
    return state;
  }

  int rounds() {
    return rounds;
  }

  @Nullable FollowUpDecision decision() {
    return decision;
  }

  @Nullable String answeredBy() {
    return answeredBy;
  }

  @Nullable String replacement() {
    return replacement;
  }

  @Nullable String replacementCountry() {
    return replacementCountry;
  }

  /** The new proof that the member gave, if any. */
  @Nullable ProofEntry proof() {
    return proofKind == null || proofReference == null || proofObtainedOn == null
        ? null
        : new ProofEntry(
            proofKind,
            proofProgramme,
            proofReference,
            proofObtainedOn,
            proofValidUntil,
            "",
            List.copyOf(files));
  }

  FollowUpView view() {
    return new FollowUpView(
        followUpId,
        accountNumber,
        partner.id(),
        partner.name(),
        loss.why(),
        state,
        openedOn,
        decision,
        measures == null ? "" : measures,
        doneUntil,
        List.copyOf(files),
        remarks == null ? "" : remarks,
        closedOn,
        outcome);
  }
}
