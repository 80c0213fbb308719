package org.ctpat.risk;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.Accounts;
import org.ctpat.account.OriginsAdded;
import org.ctpat.audit.Actor;
import org.ctpat.audit.AuditEvent;
import org.ctpat.audit.AuditTrail;
import org.ctpat.deadline.Deadlines;
import org.ctpat.risk.RiskAssessmentView.State;
import org.ctpat.task.Notices;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * New assessments before the yearly one: what happened is proposed once to the company, which opens
 * an assessment for it or says why none is needed (criterion 2.3: more frequently as risk factors
 * dictate). While an assessment is being written, it takes up whatever happens.
 */
@Service
@Transactional
public class Reassessments {

  /** Period in which a new assessment is to be done. */
  private static final String RULE = "DC20";

  private static final int LONGEST = 1_000;
  private static final int LONGEST_REFERENCE = 200;

  private final Triggers triggers;
  private final StoredAssessments assessments;
  private final Accounts accounts;
  private final Deadlines deadlines;
  private final Notices notices;
  private final AuditTrail trail;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Reassessments(
      Triggers triggers,
      StoredAssessments assessments,
      Accounts accounts,
      Deadlines deadlines,
      Notices notices,
      AuditTrail trail,
      ApplicationEventPublisher events,
      Clock clock) {
    this.triggers = triggers;
    this.assessments = assessments;
    this.accounts = accounts;
    this.deadlines = deadlines;
    this.notices = notices;
    this.trail = trail;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Proposes a new assessment once for what happened, or leaves it to the one that is being
   * written.
   *
   * @param reference tells one occasion of its kind from the others, such as a country or a
   *     finding; at most 200 characters
   * @param text what happened, at most 1,000 characters
   */
  public void propose(
      String accountNumber, Occasion occasion, String reference, String text, Actor by) {
    var key = reference.strip().toLowerCase(Locale.ROOT);
    if (text.isBlank() || text.length() > LONGEST || key.isEmpty()) {
      throw new EditRefused("Write what happened, in at most " + LONGEST + " characters");
    }
    var cut = key.length() > LONGEST_REFERENCE ? key.substring(0, LONGEST_REFERENCE) : key;
    if (triggers
        .findByAccountNumberAndOccasionAndReference(accountNumber, occasion, cut)
        .isPresent()) {
      return;
    }
    var trigger =
        triggers.save(
            new TriggerEntry(
                accountNumber, occasion, cut, text.strip(), by.name(), clock.instant()));
    var written =
        assessments
            .findByAccountNumberAndStateNotOrderByOpenedOnDescAssessmentIdDesc(
                accountNumber, State.APPROVED)
            .stream()
            .findFirst();
    written.ifPresent(assessment -> trigger.takeUp(assessment.id(), by.name(), clock.instant()));
    record(
        accountNumber,
        written.isPresent() ? "Occasion taken up" : "New risk assessment proposed",
        by,
        Map.of(
            "occasion",
            occasion.label(),
            "text",
            text.strip(),
            "assessment",
            written.map(RiskAssessment::id).orElse("")));
    notices.post(
        accountNumber,
        written.map(RiskAssessment::caseId).orElse(accountNumber),
        "member-" + accountNumber,
        "risk:" + occasion + ":" + Integer.toHexString(cut.hashCode()),
        written.isPresent()
            ? "%s: %s. Look at it in risk assessment %s."
                .formatted(occasion.label(), text.strip(), written.get().id())
            : "%s: %s. Open a new risk assessment, or say on the risk page why none is needed (criterion 2.3)."
                .formatted(occasion.label(), text.strip()));
  }

  /** A country that the company profile names as a new origin is an occasion. */
  @EventListener
  void on(OriginsAdded added) {
    added
        .countries()
        .forEach(
            country ->
                propose(
                    added.accountNumber(),
                    Occasion.NEW_COUNTRY,
                    country,
                    "Goods now come from " + country,
                    added.by()));
  }

  /** What happened to an account, newest first. */
  @Transactional(readOnly = true)
  public List<Trigger> of(String accountNumber) {
    return triggers.findByAccountNumberOrderByIdDesc(accountNumber).stream()
        .map(TriggerEntry::toView)
        .toList();
  }

  /**
   * Opens a new assessment for everything that is proposed.
   *
   * @return id of the assessment
   * @throws EditRefused when nothing is proposed or an assessment is being written
   */
  public String openNew(String accountNumber, Actor by) {
    var proposed =
        triggers.findByAccountNumberAndStateOrderById(accountNumber, Trigger.State.PROPOSED);
    if (proposed.isEmpty()) {
      throw new EditRefused(
          "Nothing is proposed: say first what happened, or wait for the yearly assessment");
    }
    if (assessments
        .findFirstByAccountNumberAndStateOrderByApprovedOnDescAssessmentIdDesc(
            accountNumber, State.APPROVED)
        .isEmpty()) {
      throw new EditRefused(
          "There is no approved assessment to begin with: the application brings the first one");
    }
    var number =
        triggers.findByAccountNumberOrderByIdDesc(accountNumber).stream()
                .map(TriggerEntry::toView)
                .map(Trigger::assessmentId)
                .filter(Objects::nonNull)
                .filter(id -> id.startsWith(accountNumber + "-RA-"))
                .distinct()
                .count()
            + 1;
    var assessmentId = accountNumber + "-RA-" + number;
    var due =
        deadlines.start(
            accountNumber,
            assessmentId,
            RULE,
            "1",
            deadlines.today(),
            Map.of("occasions", proposed.size()),
            by);
    proposed.forEach(trigger -> trigger.takeUp(assessmentId, by.name(), clock.instant()));
    record(
        accountNumber,
        "New risk assessment wanted",
        by,
        Map.of("assessment", assessmentId, "occasions", proposed.size()));
    events.publishEvent(
        new ReassessmentOpened(
            accountNumber,
            assessmentId,
            assessmentId,
            accounts.get(AccountNumber.of(accountNumber)).entityType(),
            due.dueAt(),
            RULE));
    return assessmentId;
  }

  /** The company says why no new assessment is needed for this occasion. */
  public void setAside(String accountNumber, long triggerId, String reason, Actor by) {
    if (reason.isBlank() || reason.length() > LONGEST) {
      throw new EditRefused(
          "Write why no new assessment is needed, in at most " + LONGEST + " characters");
    }
    var trigger =
        triggers
            .findById(triggerId)
            .filter(t -> t.accountNumber().equals(accountNumber))
            .orElseThrow(() -> new EditRefused("There is no such occasion"));
    trigger.setAside(reason.strip(), by.name(), clock.instant());
    record(
        accountNumber,
        "Occasion set aside",
        by,
        Map.of("occasion", trigger.toView().text(), "reason", reason.strip()));
  }

  /** An assessment that is opened takes up whatever is proposed. */
  void takeUp(String accountNumber, String assessmentId, Actor by) {
    triggers
        .findByAccountNumberAndStateOrderById(accountNumber, Trigger.State.PROPOSED)
        .forEach(trigger -> trigger.takeUp(assessmentId, by.name(), clock.instant()));
  }

  /**
   * The company is no longer a member or applicant: its assessments that run as processes of their
   * own and are not approved are announced as cancelled. Repeating it announces the same.
   */
  public void cancelAll(String accountNumber, String reason, Actor by) {
    triggers.findByAccountNumberOrderByIdDesc(accountNumber).stream()
        .map(TriggerEntry::toView)
        .map(Trigger::assessmentId)
        .filter(Objects::nonNull)
        .filter(id -> id.startsWith(accountNumber + "-RA-"))
        .distinct()
        .filter(
            id ->
                assessments
                    .findById(id)
                    .filter(assessment -> assessment.state() == State.APPROVED)
                    .isEmpty())
        .forEach(
            id -> {
              deadlines.cancelAll(id, reason, by);
              events.publishEvent(new ReassessmentCancelled(accountNumber, id, reason));
            });
  }

  /** The new assessment of a case of its own is approved. */
  void done(String caseId, Actor by) {
    deadlines.met(caseId, RULE, by);
  }

  private void record(String accountNumber, String action, Actor by, Map<String, ?> after) {
    trail.record(
        new AuditEvent(accountNumber, null, action, "Risk assessment", by, Map.of(), after));
  }
}
