package org.ctpat.partner;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.Accounts;
import org.ctpat.account.MembershipStatus;
import org.ctpat.account.StatusChanged;
import org.ctpat.audit.Actor;
import org.ctpat.deadline.Deadlines;
import org.ctpat.deadline.UsEastern;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lost statuses and proofs of business partners: each loss exists once, and each dependent member
 * gets one follow-up for it, however often it is told (criterion 3.4: watch for loss).
 */
@Service
@Transactional
class PartnerLosses {

  private final LossRows losses;
  private final PartnerRows partners;
  private final ProofRows proofs;
  private final Partners register;
  private final Dependents dependents;
  private final FollowUps followUps;
  private final PartnerSettings settings;
  private final Accounts accounts;
  private final Deadlines deadlines;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  PartnerLosses(
      LossRows losses,
      PartnerRows partners,
      ProofRows proofs,
      Partners register,
      Dependents dependents,
      FollowUps followUps,
      PartnerSettings settings,
      Accounts accounts,
      Deadlines deadlines,
      ApplicationEventPublisher events,
      Clock clock) {
    this.losses = losses;
    this.partners = partners;
    this.proofs = proofs;
    this.register = register;
    this.dependents = dependents;
    this.followUps = followUps;
    this.settings = settings;
    this.accounts = accounts;
    this.deadlines = deadlines;
    this.events = events;
    this.clock = clock;
  }

  /** In the transaction of the change, so that no change is forgotten. */
  @EventListener
  void on(StatusChanged change) {
    var now = change.to();
    if (now.member()) {
      if (!change.from().member()) {
        regained(change.accountNumber(), change.at());
      }
    } else if (change.from().member()
        || (change.from() == MembershipStatus.SUSPENDED && lasting(now))) {
      lost(change.accountNumber(), now, change.at());
    }
  }

  static boolean lasting(MembershipStatus status) {
    return status == MembershipStatus.REMOVED || status == MembershipStatus.WITHDRAWN;
  }

  /** The loss of a status at a time, announced to the dependents; once for account and time. */
  Optional<PartnerLoss> lost(String account, MembershipStatus status, Instant at) {
    if (losses.existsByLossKey(PartnerLoss.key(account, at))) {
      return Optional.empty();
    }
    var company = accounts.get(AccountNumber.of(account)).companyName();
    var loss =
        losses.saveAndFlush(
            PartnerLoss.ofStatus(
                account,
                company,
                "Its CTPAT membership was %s on %s"
                    .formatted(
                        status.inWords().toLowerCase(Locale.ROOT),
                        UsEastern.inWords(LocalDate.ofInstant(at, UsEastern.ZONE))),
                at));
    events.publishEvent(new PartnerLossFound(loss.id()));
    return Optional.of(loss);
  }

  private void regained(String account, Instant at) {
    for (var loss : losses.findByPartnerAccountAndRegainedAtIsNullOrderByIdDesc(account)) {
      loss.regain(at);
      events.publishEvent(new PartnerLossRegained(loss.id()));
    }
  }

  /**
   * Tells the next dependents of a member that lost its status; repeating it goes on where the last
   * committed call stopped.
   *
   * @return whether there may be more
   */
  boolean spread(long lossId) {
    var loss = losses.locked(lossId).orElseThrow();
    var account = loss.partnerAccount();
    if (loss.spread() || account == null) {
      return false;
    }
    if (loss.regained()) {
      loss.allTold();
      return false;
    }
    var owners = partners.owners(account, loss.spreadAfter(), Limit.of(settings.chunk()));
    if (!owners.isEmpty()) {
      loss.told(owners.getLast(), tell(loss, account, owners));
    }
    if (owners.size() < settings.chunk()) {
      loss.allTold();
    }
    return !loss.spread();
  }

  private int tell(PartnerLoss loss, String account, List<String> owners) {
    var members =
        dependents.members(owners).stream()
            .map(Dependent::accountNumber)
            .collect(Collectors.toSet());
    var naming = partners.naming(account, owners);
    var allProofs = proofsOf(naming);
    int told = 0;
    for (var partner : naming) {
      lose(partner, loss, allProofs.getOrDefault(partner.id(), List.of()));
      if (members.contains(partner.ownerAccount()) && followUps.announce(partner, loss)) {
        told++;
      }
    }
    return told;
  }

  /** The record and its proofs of membership are lost; the others stay. */
  void lose(BusinessPartner partner, PartnerLoss loss, List<PartnerProof> all) {
    var today = deadlines.today();
    all.stream()
        .filter(proof -> proof.kind().ofCtpat())
        .forEach(proof -> proof.lose(loss.id(), today, loss.why()));
    partner.lose(loss.id(), today, loss.why());
    register.judge(partner, all);
  }

  /**
   * Ends what the next dependents do about a loss, since the status is back; repeating it goes on.
   *
   * @return whether there may be more
   */
  boolean withdraw(long lossId) {
    var loss = losses.locked(lossId).orElseThrow();
    var some = partners.lostWith(lossId, Limit.of(settings.chunk()));
    var allProofs = proofsOf(some);
    some.forEach(partner -> regain(partner, allProofs.getOrDefault(partner.id(), List.of())));
    var word = loss.company() + " is a member in good standing again";
    var more = followUps.closeRegained(loss, word, settings.chunk(), by());
    return more || some.size() == settings.chunk();
  }

  /** The status is back, and the proofs that were lost with it. */
  void regain(BusinessPartner partner, List<PartnerProof> all) {
    all.stream().filter(proof -> proof.lossId() != null).forEach(PartnerProof::regain);
    partner.found();
    register.judge(partner, all);
  }

  /** The loss of a proof that has run out; its owner alone is told. Once for each proof. */
  boolean ranOut(
      BusinessPartner partner, PartnerProof proof, List<PartnerProof> all, boolean member) {
    var loss =
        losses.saveAndFlush(
            PartnerLoss.ofProof(
                proof,
                partner.name(),
                "Its proof (%s) ended on %s"
                    .formatted(
                        proof.kind().label(),
                        UsEastern.inWords(Objects.requireNonNull(proof.validUntil()))),
                clock.instant().truncatedTo(ChronoUnit.MICROS)));
    partner.lose(loss.id(), deadlines.today(), loss.why());
    register.judge(partner, all);
    var told = member && followUps.announce(partner, loss);
    if (told) {
      loss.told(partner.ownerAccount(), 1);
    }
    return told;
  }

  Map<Long, List<PartnerProof>> proofsOf(List<BusinessPartner> some) {
    return some.isEmpty()
        ? Map.of()
        : proofs.findByPartnerIdIn(some.stream().map(BusinessPartner::id).toList()).stream()
            .collect(Collectors.groupingBy(PartnerProof::partnerId));
  }

  private static Actor by() {
    return Actor.system("partner-losses");
  }
}
