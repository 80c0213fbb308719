package org.ctpat.partner;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.ctpat.account.Identifier;
import org.ctpat.account.IdentifierHolder;
import org.ctpat.account.IdentifierRegister;
import org.ctpat.account.MembershipStatus;
import org.ctpat.audit.Actor;
import org.ctpat.audit.AuditEvent;
import org.ctpat.audit.AuditTrail;
import org.ctpat.deadline.Deadlines;
import org.ctpat.deadline.UsEastern;
import org.ctpat.notification.Letters;
import org.ctpat.task.Notices;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Looks at all registered business partners, some in each transaction: members by their own status,
 * others by the end of their proof (criteria 3.4 and 3.7). What is lost goes to the dependent
 * member; what ends soon brings a letter.
 */
@Service
@Transactional
public class PartnerMonitoring {

  private static final String PROGRAMME = "PROGRAMME";
  private static final int SHOWN = 60;

  private final MonitoringRuns runs;
  private final PartnerRows partners;
  private final Partners register;
  private final PartnerLosses losses;
  private final LossRows lossRows;
  private final FollowUps followUps;
  private final FollowUpRows followUpRows;
  private final Dependents dependents;
  private final IdentifierRegister identifiers;
  private final PartnerSettings settings;
  private final Deadlines deadlines;
  private final Letters letters;
  private final Notices notices;
  private final AuditTrail trail;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  PartnerMonitoring(
      MonitoringRuns runs,
      PartnerRows partners,
      Partners register,
      PartnerLosses losses,
      LossRows lossRows,
      FollowUps followUps,
      FollowUpRows followUpRows,
      Dependents dependents,
      IdentifierRegister identifiers,
      PartnerSettings settings,
      Deadlines deadlines,
      Letters letters,
      Notices notices,
      AuditTrail trail,
      ApplicationEventPublisher events,
      Clock clock) {
    this.runs = runs;
    this.partners = partners;
    this.register = register;
    this.losses = losses;
    this.lossRows = lossRows;
    this.followUps = followUps;
    this.followUpRows = followUpRows;
    this.dependents = dependents;
    this.identifiers = identifiers;
    this.settings = settings;
    this.deadlines = deadlines;
    this.letters = letters;
    this.notices = notices;
    this.trail = trail;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Asks for a run now; it begins at once. While a run of today is under way, that one is returned.
   *
   * @return id of the run
   */
  public String request(Actor by) {
    var today = deadlines.today();
    var underWay = runs.findFirstByOpenedOnAndClosedAtIsNullOrderByNumberOnDayDesc(today);
    if (underWay.isPresent()) {
      return underWay.get().runId();
    }
    var run = open(today, by.name());
    trail.record(
        new AuditEvent(
            PROGRAMME,
            run.runId(),
            "Partner monitoring requested",
            run.runId(),
            by,
            Map.of(),
            Map.of()));
    events.publishEvent(new MonitoringRequested(run.runId()));
    return run.runId();
  }

  /**
   * Begins the run that was asked for, goes on with the one of today that is not closed, or opens
   * one; the same process gets the same run again.
   *
   * @return id of the run
   */
  public String begin(long processInstanceKey, Actor by) {
    var carried = runs.findByCarriedBy(processInstanceKey);
    if (carried.isPresent()) {
      return carried.get().runId();
    }
    var today = deadlines.today();
    var run =
        runs.findFirstByOpenedOnAndClosedAtIsNullOrderByNumberOnDayDesc(today)
            .orElseGet(() -> open(today, by.name()));
    run.carriedBy(processInstanceKey);
    return run.runId();
  }

  private MonitoringRun open(LocalDate today, String by) {
    return runs.saveAndFlush(new MonitoringRun(today, runs.countByOpenedOn(today) + 1, by, now()));
  }

  /**
   * Looks at the next partners; repeating it goes on where the last committed call stopped.
   *
   * @return id of the last partner looked at; null when all are done
   */
  public @Nullable Long refresh(String runId, Actor by) {
    var run = locked(runId);
    if (run.closed()) {
      return null;
    }
    var some = partners.after(run.refreshedUpTo(), Limit.of(settings.chunk()));
    if (some.isEmpty()) {
      return null;
    }
    var chunk = new Chunk(some, by);
    some.forEach(chunk::look);
    var last = some.getLast().id();
    run.refreshed(last, some.size(), chunk.lost, chunk.regained, chunk.expiring);
    return some.size() < settings.chunk() ? null : last;
  }

  /** Closes a run; a second call changes nothing. */
  public void close(String runId, Actor by) {
    var run = locked(runId);
    if (run.closed()) {
      return;
    }
    run.close(now());
    followUps.announceAgain();
    var view = run.view();
    if (view.lookedAt() > 0) {
      trail.record(
          new AuditEvent(
              PROGRAMME,
              runId,
              "Business partners monitored",
              runId,
              by,
              Map.of(),
              Map.of(
                  "lookedAt",
                  view.lookedAt(),
                  "lost",
                  view.lost(),
                  "regained",
                  view.regained(),
                  "expiring",
                  view.expiring())));
    }
  }

  /** The newest runs. */
  @Transactional(readOnly = true)
  public List<MonitoringRunView> newest() {
    return runs.newest(Limit.of(SHOWN)).stream().map(MonitoringRun::view).toList();
  }

  private MonitoringRun locked(String runId) {
    return runs.locked(runId)
        .orElseThrow(() -> new PartnerRefused("There is no run " + runId + " of the monitoring"));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  /** Some partners with what is known of them, read at once. */
  private class Chunk {

    private final Map<Long, List<PartnerProof>> proofs;
    private final Map<String, MembershipStatus> statuses = new HashMap<>();
    private final Set<String> members;
    private final LocalDate today = deadlines.today();
    private final Actor by;
    private int lost;
    private int regained;
    private int expiring;

    Chunk(List<BusinessPartner> some, Actor by) {
      this.by = by;
      this.proofs = losses.proofsOf(some);
      this.members =
          dependents
              .members(some.stream().map(BusinessPartner::ownerAccount).distinct().toList())
              .stream()
              .map(Dependent::accountNumber)
              .collect(Collectors.toSet());
      identifiers
          .holders(
              some.stream()
                  .map(BusinessPartner::partnerAccount)
                  .filter(Objects::nonNull)
                  .distinct()
                  .map(account -> new Identifier(Identifier.ACCOUNT, account))
                  .toList())
          .forEach(this::keep);
    }

    private void keep(IdentifierHolder holder) {
      statuses.put(holder.accountNumber(), holder.status());
    }

    void look(BusinessPartner partner) {
      var all = proofs.getOrDefault(partner.id(), List.of());
      var account = partner.partnerAccount();
      var status = account == null ? null : statuses.get(account);
      partner.monitored(today);
      if (account != null && status != null) {
        byStatus(partner, account, status, all);
      }
      byProof(partner, all);
      if (partner.standing() == PartnerStanding.EXPIRING) {
        expiring++;
        endsSoon(partner);
      }
      var next = partner.nextCheckOn();
      if (next != null && next.isBefore(today) && members.contains(partner.ownerAccount())) {
        notices.post(
            partner.ownerAccount(),
            partner.ownerAccount(),
            "member-" + partner.ownerAccount(),
            "partner-check:%d:%s".formatted(partner.id(), next),
            "The check of your business partner %s was due on %s (criterion 3.7)."
                .formatted(partner.name(), UsEastern.inWords(next)));
      }
    }

    private void byStatus(
        BusinessPartner partner, String account, MembershipStatus status, List<PartnerProof> all) {
      var lossId = partner.lossId();
      if (status.member()) {
        if (lossId != null && lossRows.findById(lossId).filter(PartnerLoss::regained).isPresent()) {
          losses.regain(partner, all);
          regained++;
        }
      } else if (lossId == null
          && (status == MembershipStatus.SUSPENDED || PartnerLosses.lasting(status))) {
        var loss =
            lossRows.findByPartnerAccountAndRegainedAtIsNullOrderByIdDesc(account).stream()
                .findFirst()
                .or(() -> losses.lost(account, status, now()));
        if (loss.isPresent()
            && !followUpRows.existsByPartnerIdAndLossId(partner.id(), loss.get().id())) {
          losses.lose(partner, loss.get(), all);
          lost++;
          if (members.contains(partner.ownerAccount())) {
            followUps.announce(partner, loss.get());
          }
        }
      }
    }

    private void byProof(BusinessPartner partner, List<PartnerProof> all) {
      var ranOut = all.stream().filter(proof -> proof.expired(today)).toList();
      ranOut.forEach(proof -> proof.end(today, "Its last day has passed"));
      register.judge(partner, all);
      if (!ranOut.isEmpty() && partner.standing() == PartnerStanding.UNPROVEN) {
        losses.ranOut(partner, ranOut.getLast(), all, members.contains(partner.ownerAccount()));
        lost++;
      }
    }

    private void endsSoon(BusinessPartner partner) {
      var until = partner.provenUntil();
      if (until == null || !members.contains(partner.ownerAccount())) {
        return;
      }
      var owner = partner.ownerAccount();
      letters.send(
          owner,
          owner + "-PARTNERS",
          "partner-proof-ends",
          "%d:%s".formatted(partner.id(), until),
          Map.of("partner", partner.name(), "until", until),
          by);
    }
  }
}
