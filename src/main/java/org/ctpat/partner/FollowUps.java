package org.ctpat.partner;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.Accounts;
import org.ctpat.account.MembershipEnded;
import org.ctpat.audit.Actor;
import org.ctpat.audit.AuditEvent;
import org.ctpat.audit.AuditTrail;
import org.ctpat.deadline.Deadlines;
import org.ctpat.notification.Letters;
import org.ctpat.risk.Occasion;
import org.ctpat.risk.Reassessments;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What each dependent member does about a business partner that lost its status or proof: replace
 * it, stop using it, or keep it with measures or a new proof, which a specialist reviews (criteria
 * 3.4 to 3.7). There is one for each member, partner and loss, and one at a time for a partner.
 */
@Service
@Transactional
public class FollowUps {

  private static final String ANSWER = "DC21";
  private static final String AGAIN = "DC05";
  private static final String CBP_STEP = "DC03";
  private static final int MOST = 200;

  private final FollowUpRows followUps;
  private final Partners register;
  private final Reassessments reassessments;
  private final Accounts accounts;
  private final Deadlines deadlines;
  private final Letters letters;
  private final AuditTrail trail;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  FollowUps(
      FollowUpRows followUps,
      Partners register,
      Reassessments reassessments,
      Accounts accounts,
      Deadlines deadlines,
      Letters letters,
      AuditTrail trail,
      ApplicationEventPublisher events,
      Clock clock) {
    this.followUps = followUps;
    this.register = register;
    this.reassessments = reassessments;
    this.accounts = accounts;
    this.deadlines = deadlines;
    this.letters = letters;
    this.trail = trail;
    this.events = events;
    this.clock = clock;
  }

  /** Announces a follow-up to the member's process, unless there is one. */
  boolean announce(BusinessPartner partner, PartnerLoss loss) {
    if (followUps.runningOrFor(partner.id(), loss.id()) > 0) {
      return false;
    }
    var account = partner.ownerAccount();
    var id = "%s-PFU-%d".formatted(account, followUps.countByAccountNumber(account) + 1);
    followUps.save(new FollowUp(id, partner, loss, clock.instant().truncatedTo(ChronoUnit.MICROS)));
    events.publishEvent(new PartnerStatusLost(account, id));
    return true;
  }

  /** Announces again what no process has taken up for a day, since none was there to hear it. */
  void announceAgain() {
    followUps
        .notBegun(clock.instant().minus(1, ChronoUnit.DAYS), Limit.of(MOST))
        .forEach(
            followUp ->
                events.publishEvent(
                    new PartnerStatusLost(followUp.accountNumber(), followUp.followUpId())));
  }

  /**
   * A follow-up at work.
   *
   * @param isNew false when another process carries it out, or it is closed already
   * @param dueAt when the member answers, by the rule named
   */
  public record Begun(
      boolean isNew,
      OffsetDateTime dueAt,
      String dueRule,
      String partnerSummary,
      Map<String, Object> caseGlance) {}

  /**
   * Begins a follow-up for a process that carries it out; a second call for the same process
   * returns the same.
   */
  public Begun begin(String followUpId, long processInstanceKey, Actor by) {
    var followUp = locked(followUpId);
    var isNew = followUp.carriedBy(processInstanceKey, deadlines.today());
    var account = followUp.accountNumber();
    var due =
        deadlines.start(
            account,
            followUpId,
            ANSWER,
            deadlines.today(),
            Map.of("partner", followUp.partner().name(), "lost", followUp.loss().why()),
            by);
    if (isNew) {
      letters.send(
          account,
          followUpId,
          "partner-follow-up-opened",
          "1",
          Map.of(
              "partner",
              followUp.partner().name(),
              "why",
              followUp.loss().why(),
              "followUpId",
              followUpId,
              "dueOn",
              due.dueOn()),
          by);
      reassessments.propose(
          account,
          Occasion.STATUS_LOST,
          followUpId,
          followUp.partner().name() + ": " + followUp.loss().why(),
          by);
      record(followUp, "Partner follow-up opened", by, Map.of("lost", followUp.loss().why()));
    }
    return new Begun(
        isNew,
        due.dueAt(),
        ANSWER,
        summary(followUp, ""),
        accounts.glance(AccountNumber.of(account), "a business partner lost its status or proof"));
  }

  private static String summary(FollowUp followUp, String remarks) {
    var entry = followUp.partner().entry();
    return "**%s** (%s, %s, %s partner%s).%n%n%s.%s"
        .formatted(
            entry.name(),
            entry.country(),
            entry.role().label(),
            entry.direct() ? "direct" : "indirect",
            entry.partnerAccount() == null ? "" : ", account " + entry.partnerAccount(),
            followUp.loss().why(),
            remarks.isBlank() ? "" : "\n\n**The specialist asks for more:** " + remarks);
  }

  /** The member answers; repeating it with the same task changes nothing. */
  void answer(String followUpId, long task, PartnerAnswer answer, Actor by) {
    var followUp = locked(followUpId);
    if (!followUp.answer(task, answer, by.id())) {
      return;
    }
    var facts = new LinkedHashMap<String, Object>();
    facts.put("decision", answer.decision().label());
    facts.put("measures", answer.measures());
    facts.put("files", answer.files().size());
    record(followUp, "Partner follow-up answered", by, facts);
  }

  /**
   * An answer that is in.
   *
   * @param reviewDueAt when the specialist has reviewed it (DC03)
   */
  public record Registered(OffsetDateTime reviewDueAt, String assessmentSummary) {}

  /** Registers the answer; a second run finds the date of this answer and returns it. */
  public Registered register(String followUpId, Actor by) {
    var followUp = locked(followUpId);
    deadlines.met(followUpId, ANSWER, by);
    deadlines.met(followUpId, AGAIN, by);
    var due =
        deadlines.start(
            followUp.accountNumber(),
            followUpId,
            CBP_STEP,
            String.valueOf(followUp.rounds()),
            deadlines.today(),
            Map.of("step", "Review partner measures"),
            by);
    return new Registered(due.dueAt(), assessment(followUp));
  }

  private static String assessment(FollowUp followUp) {
    var view = followUp.view();
    var proof = followUp.proof();
    var decision = Objects.requireNonNull(view.decision());
    return "**%s.** %s%s%s%s"
        .formatted(
            decision.label(),
            view.measures(),
            view.doneUntil() == null ? "" : "\n\nDone by " + view.doneUntil() + ".",
            proof == null
                ? ""
                : "\n\nNew proof: %s, %s, valid until %s."
                    .formatted(proof.kind().label(), proof.reference(), proof.validUntil()),
            view.files().isEmpty() ? "" : "\n\nFiles: " + view.files().size() + ".");
  }

  /** A specialist reviews measures or proof; repeating it with the same task changes nothing. */
  void review(String followUpId, long task, boolean accepted, String remarks, Actor by) {
    var followUp = locked(followUpId);
    if (followUp.review(task, accepted, remarks, by.id())) {
      record(
          followUp,
          accepted ? "Partner measures accepted" : "Partner measures returned",
          by,
          Map.of("remarks", remarks));
    }
  }

  /** Who answered last, for the rule that another person reviews it. */
  Optional<String> answeredBy(String followUpId) {
    return followUps.findById(followUpId).map(FollowUp::answeredBy);
  }

  /** The member answers once more by DC05; a second run returns the same date. */
  public Begun returnToMember(String followUpId, Actor by) {
    var followUp = locked(followUpId);
    followUp.reopen();
    var remarks = followUp.view().remarks();
    deadlines.met(followUpId, CBP_STEP, by);
    var due =
        deadlines.start(
            followUp.accountNumber(),
            followUpId,
            AGAIN,
            String.valueOf(followUp.rounds()),
            deadlines.today(),
            Map.of("remarks", remarks),
            by);
    letters.send(
        followUp.accountNumber(),
        followUpId,
        "partner-assessment-returned",
        String.valueOf(followUp.rounds()),
        Map.of(
            "partner",
            followUp.partner().name(),
            "remarks",
            remarks,
            "followUpId",
            followUpId,
            "dueOn",
            due.dueOn()),
        by);
    return new Begun(
        true,
        due.dueAt(),
        AGAIN,
        summary(followUp, remarks),
        accounts.glance(AccountNumber.of(followUp.accountNumber()), "partner measures returned"));
  }

  /** Closes a follow-up as it was decided; a second run meets it closed. */
  public void close(String followUpId, Actor by) {
    var followUp = locked(followUpId);
    if (followUp.state() == FollowUpState.CLOSED) {
      return;
    }
    deadlines.met(followUpId, ANSWER, by);
    deadlines.met(followUpId, CBP_STEP, by);
    var decision = Objects.requireNonNull(followUp.decision());
    var outcome = decision.label();
    switch (decision) {
      case REPLACE -> outcome = replaced(followUp, by);
      case NOT_USED -> endUse(followUp, "Not used any more: " + followUp.loss().why(), by);
      case NEW_PROOF -> {
        var proof = followUp.proof();
        if (proof != null && !followUp.partner().ended()) {
          register.keep(followUp.partner(), proof, by);
        }
      }
      case MITIGATE -> {}
    }
    followUp.close(deadlines.today(), outcome);
    letters.send(
        followUp.accountNumber(),
        followUpId,
        "partner-follow-up-closed",
        "1",
        Map.of(
            "partner",
            followUp.partner().name(),
            "followUpId",
            followUpId,
            "outcome",
            outcome,
            "reviewed",
            decision.kept()),
        by);
    record(followUp, "Partner follow-up closed", by, Map.of("outcome", outcome));
  }

  private String replaced(FollowUp followUp, Actor by) {
    var old = followUp.partner();
    var name = Objects.requireNonNull(followUp.replacement());
    endUse(followUp, "Replaced by " + name, by);
    var entry = old.entry();
    var country =
        followUp.replacementCountry() == null ? entry.country() : followUp.replacementCountry();
    var replacement =
        new PartnerEntry(
            name, country, entry.role(), entry.direct(), null, null, "", "", null, null);
    register.enterUnlessKnown(followUp.accountNumber(), replacement, by);
    reassessments.propose(
        followUp.accountNumber(),
        Occasion.NEW_PARTNER,
        followUp.followUpId(),
        name + " replaces " + old.name(),
        by);
    return FollowUpDecision.REPLACE.label() + ": " + name;
  }

  private void endUse(FollowUp followUp, String why, Actor by) {
    if (!followUp.partner().ended()) {
      register.end(followUp.accountNumber(), followUp.partner().id(), why, by);
    }
  }

  /**
   * Closes the running follow-ups of a loss whose status is back.
   *
   * @return whether there may be more
   */
  boolean closeRegained(PartnerLoss loss, String word, int atOnce, Actor by) {
    var running = followUps.runningFor(loss.id(), Limit.of(atOnce));
    for (var followUp : running) {
      end(followUp, word, by);
      events.publishEvent(
          new PartnerStatusRegained(followUp.accountNumber(), followUp.followUpId(), word));
    }
    followUps.flush();
    return running.size() == atOnce;
  }

  /** The member itself is none any more: its process ends with what it does about partners. */
  @EventListener
  void on(MembershipEnded ended) {
    followUps
        .runningOf(ended.accountNumber())
        .forEach(
            followUp -> end(followUp, "The membership has ended", Actor.system("end-membership")));
  }

  private void end(FollowUp followUp, String word, Actor by) {
    followUp.close(deadlines.today(), word);
    deadlines.cancelAll(followUp.followUpId(), word, by);
    record(followUp, "Partner follow-up closed", by, Map.of("outcome", word));
  }

  /** The newest follow-ups of a member, at most 200. */
  @Transactional(readOnly = true)
  public List<FollowUpView> of(String accountNumber) {
    return followUps.of(accountNumber, Limit.of(MOST)).stream().map(FollowUp::view).toList();
  }

  /** The follow-ups of one partner, newest first. */
  @Transactional(readOnly = true)
  public List<FollowUpView> ofPartner(long partnerId) {
    return followUps.ofPartner(partnerId).stream().map(FollowUp::view).toList();
  }

  /** The follow-up, if there is one with this id. */
  @Transactional(readOnly = true)
  public Optional<FollowUpView> find(String followUpId) {
    return followUps.findById(followUpId).map(FollowUp::view);
  }

  private FollowUp locked(String followUpId) {
    return followUps
        .locked(followUpId)
        .orElseThrow(() -> new PartnerRefused("There is no partner follow-up " + followUpId));
  }

  private void record(FollowUp followUp, String action, Actor by, Map<String, ?> after) {
    trail.record(
        new AuditEvent(
            followUp.accountNumber(),
            followUp.followUpId(),
            action,
            followUp.partner().name(),
            by,
            Map.of(),
            after));
  }

  /** Today, for the forms. */
  LocalDate today() {
    return deadlines.today();
  }
}
