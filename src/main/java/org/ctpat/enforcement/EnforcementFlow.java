package org.ctpat.enforcement;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.Accounts;
import org.ctpat.account.Benefit;
import org.ctpat.account.Benefits;
import org.ctpat.account.Memberships;
import org.ctpat.appeal.AppealFiled;
import org.ctpat.appeal.ContestableDecisions;
import org.ctpat.appeal.ContestableDecisions.Contestable;
import org.ctpat.audit.Actor;
import org.ctpat.audit.AuditEvent;
import org.ctpat.audit.AuditTrail;
import org.ctpat.deadline.Deadline;
import org.ctpat.deadline.Deadlines;
import org.ctpat.deadline.UsEastern;
import org.ctpat.notification.Letters;
import org.ctpat.validation.CorrectiveActionView;
import org.ctpat.validation.CorrectiveActions;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The automated steps of an enforcement case. Each of them may run again: the state of the case
 * tells what is done already, and dates and letters exist once for each case and cycle. The status
 * is moved along {@code account-states.json} only, and only by what a person decided.
 */
@Service
@Transactional
@EnableConfigurationProperties(EnforcementSettings.class)
public class EnforcementFlow {

  private static final String CBP_STEP = "DC03";
  private static final String GOAL = "DC04";
  private static final String COMPANY_ANSWER = "DC05";
  private static final String CHECK = Enforcements.CHECK_RULE;
  private static final String CURE = "DL09";
  private static final String RESPONSE = "DL13";
  private static final String WAITING_TIME = "DL17";

  private final EnforcementCases cases;
  private final EnforcementFacts facts;
  private final Enforcements enforcements;
  private final EnforcementSettings settings;
  private final ContestableDecisions contestable;
  private final CorrectiveActions actions;
  private final Accounts accounts;
  private final Memberships memberships;
  private final Benefits benefits;
  private final Deadlines deadlines;
  private final Letters letters;
  private final AuditTrail audit;

  EnforcementFlow(
      EnforcementCases cases,
      EnforcementFacts facts,
      Enforcements enforcements,
      EnforcementSettings settings,
      ContestableDecisions contestable,
      CorrectiveActions actions,
      Accounts accounts,
      Memberships memberships,
      Benefits benefits,
      Deadlines deadlines,
      Letters letters,
      AuditTrail audit) {
    this.cases = cases;
    this.facts = facts;
    this.enforcements = enforcements;
    this.settings = settings;
    this.contestable = contestable;
    this.actions = actions;
    this.accounts = accounts;
    this.memberships = memberships;
    this.benefits = benefits;
    this.deadlines = deadlines;
    this.letters = letters;
    this.audit = audit;
  }

  /** What the supervisor or headquarters decides by, and until when (DC03). */
  public Opened open(String caseId, Actor by) {
    var enforcement = get(caseId);
    var review = reviewDate(enforcement, enforcement.openedOn(), by);
    return new Opened(
        facts.proposal(enforcement),
        enforcement.state() == EnforcementState.REMOVAL_ASKED,
        enforcements.dependentMembers(enforcement.accountNumber()),
        review.dueAt(),
        glance(enforcement, "suspension proposed on " + UsEastern.inWords(enforcement.openedOn())));
  }

  /** Back to the status before; letter. */
  public Map<String, Object> clear(String caseId, Actor by) {
    var enforcement = get(caseId);
    var decision = enforcement.demand(Decision.CLEAR, "clear the proposal");
    if (enforcement.clear(deadlines.today())) {
      if (accounts.can(number(enforcement), "cleared")) {
        apply(enforcement, "cleared", decision.reason(), by);
      }
      finish(enforcement, "The proposal is cleared", by);
      letters.send(
          enforcement.accountNumber(),
          caseId,
          "proposal-cleared",
          "1",
          values(enforcement, decision.reason()),
          by);
      record(enforcement, "Proposal cleared", by, Map.of("decidedBy", decision.byName()));
    }
    return glance(enforcement, "proposal cleared on " + UsEastern.inWords(deadlines.today()));
  }

  /** Letter with what must be shown until DL09. */
  public Cure sendCureNotice(String caseId, Actor by) {
    var enforcement = get(caseId);
    if (enforcement.state() != EnforcementState.CURE) {
      deadlines.met(caseId, CBP_STEP, by);
      var due =
          start(
              enforcement,
              CURE,
              "cure-" + (enforcement.cures() + 1),
              deadlines.today(),
              Map.of("notice", enforcement.cures() + 1),
              by);
      enforcement.startCure(due.dueOn());
      var values = values(enforcement, Objects.requireNonNull(enforcement.cureAsked()));
      values.put("dueOn", due.dueOn());
      letters.send(
          enforcement.accountNumber(),
          caseId,
          "cure-notice",
          String.valueOf(enforcement.cures()),
          values,
          by);
      record(enforcement, "Cure notice sent", by, Map.of("dueOn", due.dueOn().toString()));
    }
    return new Cure(
        UsEastern.endOf(Objects.requireNonNull(enforcement.cureDueOn())),
        glance(enforcement, "cure notice sent"));
  }

  /** The answer, or that there was none, is laid before the supervisor. */
  public Reviewed registerCureAnswer(String caseId, Actor by) {
    var enforcement = get(caseId);
    var answered = enforcement.cureAnswer() != null;
    if (enforcement.endCure()) {
      if (answered) {
        deadlines.met(caseId, CURE, by);
      } else {
        deadlines.cancel(
            caseId, CURE, "cure-" + enforcement.cures(), "It passed without an answer", by);
        record(enforcement, "Cure period passed without an answer", by, Map.of());
      }
    }
    var review = reviewDate(enforcement, deadlines.today(), by);
    return new Reviewed(
        review.dueAt(),
        facts.proposal(enforcement),
        glance(
            enforcement,
            answered ? "cure notice answered" : "cure period passed without an answer"));
  }

  /**
   * Suspends: benefits off at once, letter with rule, dates and the right to appeal; the time to
   * answer (DL13) and to appeal (DL14, DL15) begins.
   */
  public Suspended suspend(String caseId, Actor by) {
    var enforcement = get(caseId);
    var today = deadlines.today();
    var lost = benefitNames(enforcement);
    if (enforcement.suspend(today)) {
      var decision = enforcement.demand(Decision.SUSPEND, "suspend the member");
      deadlines.met(caseId, CBP_STEP, by);
      apply(enforcement, "suspend", decision.reason(), by);
      var response = start(enforcement, RESPONSE, "1", today, Map.of("letter", caseId), by);
      var right = register(enforcement, ContestableDecisions.Kind.SUSPENSION, decision, by);
      var values = decisionValues(enforcement, decision, right);
      values.put("dueOn", response.dueOn());
      values.put("lost", lost);
      letters.send(enforcement.accountNumber(), caseId, "membership-suspended", "1", values, by);
      record(
          enforcement,
          "Membership suspended",
          by,
          Map.of("decidedBy", decision.byName(), "answerBy", response.dueOn().toString()));
    }
    return new Suspended(
        decisionId(enforcement, ContestableDecisions.Kind.SUSPENSION),
        responseDueAt(enforcement),
        glance(enforcement, "suspended on " + UsEastern.inWords(today)));
  }

  private List<String> benefitNames(EnforcementCase enforcement) {
    return benefits.of(number(enforcement)).stream().map(Benefit::name).toList();
  }

  /**
   * An appeal against the suspension stops the clock of the answer, until {@link #resumeResponse}.
   */
  @EventListener
  void on(AppealFiled appeal) {
    cases.findByAccountNumberOrderByNumberDesc(appeal.accountNumber()).stream()
        .filter(
            enforcement ->
                enforcement.state() == EnforcementState.SUSPENDED
                    && decisionId(enforcement, ContestableDecisions.Kind.SUSPENSION)
                        .equals(appeal.decisionId()))
        .flatMap(enforcement -> deadlines.find(enforcement.caseId(), RESPONSE).stream())
        .filter(date -> date.state() == Deadline.State.OPEN && !paused(date))
        .forEach(
            date ->
                deadlines.pause(
                    appeal.accountNumber(),
                    date.id(),
                    "The suspension is appealed (" + appeal.appealId() + ")",
                    Actor.system("appeal-filed")));
  }

  private static boolean paused(Deadline date) {
    return date.pauses().stream().anyMatch(pause -> pause.resumedOn() == null);
  }

  /** The clock of the answer runs on with the days that were left. */
  public Resumed resumeResponse(String caseId, Actor by) {
    var enforcement = get(caseId);
    deadlines
        .find(caseId, RESPONSE)
        .filter(date -> date.state() == Deadline.State.OPEN && paused(date))
        .ifPresent(
            date -> {
              var moved = deadlines.resume(enforcement.accountNumber(), date.id(), by);
              letters.send(
                  enforcement.accountNumber(),
                  caseId,
                  "response-resumed",
                  String.valueOf(moved.pauses().size()),
                  Map.of("caseId", caseId, "dueOn", moved.dueOn(), "before", date.dueOn()),
                  by);
            });
    return new Resumed(
        responseDueAt(enforcement), glance(enforcement, "appeal decided: the suspension stands"));
  }

  /** The time to answer passed; the company is told, headquarters decides by DC03. */
  public OffsetDateTime registerSilence(String caseId, Actor by) {
    var enforcement = get(caseId);
    var due = responseDate(enforcement);
    var cycle = "silence-" + due.dueOn();
    if (deadlines.find(caseId, CBP_STEP).filter(date -> date.cycle().equals(cycle)).isEmpty()) {
      enforcement.registerSilence();
      record(
          enforcement,
          "Time to answer passed without an answer",
          by,
          Map.of("dueOn", due.dueOn().toString()));
      letters.send(
          enforcement.accountNumber(),
          caseId,
          "response-missing",
          String.valueOf(enforcement.silences()),
          Map.of("caseId", caseId, "dueOn", due.dueOn()),
          by);
    }
    return start(
            enforcement,
            CBP_STEP,
            cycle,
            deadlines.today(),
            Map.of("answerWasDueOn", due.dueOn().toString()),
            by)
        .dueAt();
  }

  /** Tells the company of the new date that headquarters gave. */
  public OffsetDateTime extendResponse(String caseId, Actor by) {
    var enforcement = get(caseId);
    var decision = enforcement.demand(Decision.EXTEND, "give more time");
    deadlines.met(caseId, CBP_STEP, by);
    var values = values(enforcement, decision.reason());
    values.put("dueOn", Objects.requireNonNull(decision.untilOn()));
    letters.send(
        enforcement.accountNumber(),
        caseId,
        "response-extended",
        String.valueOf(enforcement.silences()),
        values,
        by);
    return responseDueAt(enforcement);
  }

  /** The answer is in: its plan is laid before the specialist. */
  public PlanReceived registerResponse(String caseId, Actor by) {
    var enforcement = get(caseId);
    if (enforcement.reviewPlan()) {
      apply(enforcement, "response_submitted", "", by);
      deadlines.met(caseId, RESPONSE, by);
      deadlines.met(caseId, CBP_STEP, by);
      letters.send(
          enforcement.accountNumber(),
          caseId,
          "response-received",
          "1",
          Map.of("caseId", caseId, "goals", goalLines(enforcement)),
          by);
    }
    return planReceived(enforcement, by);
  }

  /** The corrected plan is laid before the specialist. */
  public PlanReceived registerCorrectedPlan(String caseId, Actor by) {
    var enforcement = get(caseId);
    if (enforcement.reviewPlan()) {
      deadlines.met(caseId, COMPANY_ANSWER, by);
    }
    return planReceived(enforcement, by);
  }

  private PlanReceived planReceived(EnforcementCase enforcement, Actor by) {
    var review =
        start(
            enforcement,
            CBP_STEP,
            "plan-" + enforcement.planRounds(),
            deadlines.today(),
            Map.of("plan", enforcement.planRounds()),
            by);
    return new PlanReceived(
        facts.plan(enforcement),
        review.dueAt(),
        glance(enforcement, "answer and reinstatement plan received"));
  }

  /** Letter with the remarks on the plan, or with what headquarters asks for beside it. */
  public PlanReturned returnPlan(String caseId, Actor by) {
    var enforcement = get(caseId);
    if (enforcement.returnPlan()) {
      deadlines.met(caseId, CBP_STEP, by);
    }
    var remarks = Objects.requireNonNull(enforcement.planRemarks());
    var due =
        start(
            enforcement,
            COMPANY_ANSWER,
            "plan-" + enforcement.planRounds(),
            deadlines.today(),
            Map.of("plan", enforcement.planRounds()),
            by);
    var values = values(enforcement, remarks);
    values.put("dueOn", due.dueOn());
    letters.send(
        enforcement.accountNumber(),
        caseId,
        "reinstatement-plan-returned",
        String.valueOf(enforcement.planRounds()),
        values,
        by);
    return new PlanReturned(due.dueAt(), remarks);
  }

  /** Each goal of the accepted plan becomes a corrective action with its date. */
  public List<RequiredAction> openGoals(String caseId, Actor by) {
    var enforcement = get(caseId);
    deadlines.met(caseId, CBP_STEP, by);
    return enforcement.openGoals().stream()
        .map(goal -> openGoal(enforcement, goal, by))
        .filter(action -> !action.state().isFinal())
        .map(action -> new RequiredAction(action.actionId()))
        .toList();
  }

  private CorrectiveActionView openGoal(
      EnforcementCase enforcement, EnforcementCase.Goal goal, Actor by) {
    var actionId = Objects.requireNonNull(goal.actionId());
    var due =
        deadlines.extend(
            enforcement.accountNumber(),
            actionId,
            GOAL,
            "1",
            goal.dueOn(),
            "date of the company's reinstatement plan (" + enforcement.caseId() + ")",
            by);
    return actions.open(
        actionId,
        enforcement.accountNumber(),
        enforcement.caseId(),
        enforcement.entityType(),
        CorrectiveActionView.Origin.REINSTATEMENT,
        goal.criterionId(),
        "Goal %d of the reinstatement plan".formatted(goal.number()),
        goal.text(),
        due,
        by);
  }

  /** The visit without notice takes place by DC25; the company is not told. */
  public OffsetDateTime prepareCheck(String caseId, Actor by) {
    var enforcement = get(caseId);
    enforcement.prepareCheck();
    return start(
            enforcement,
            CHECK,
            "check-" + enforcement.planRounds(),
            deadlines.today(),
            Map.of("plan", enforcement.planRounds()),
            by)
        .dueAt();
  }

  /** What headquarters decides on the reinstatement by, and until when (DC03). */
  public Assessed assess(String caseId, Actor by) {
    var enforcement = get(caseId);
    if (enforcement.ask()) {
      deadlines.met(caseId, CBP_STEP, by);
      deadlines.met(caseId, CHECK, by);
    }
    var due =
        start(
            enforcement,
            CBP_STEP,
            "reinstatement-" + enforcement.planRounds(),
            deadlines.today(),
            Map.of("plan", enforcement.planRounds()),
            by);
    return new Assessed(
        facts.reinstatement(enforcement),
        due.dueAt(),
        glance(enforcement, "headquarters is asked to decide on the reinstatement"));
  }

  /** Certified again: benefits on, letter. */
  public Map<String, Object> reinstate(String caseId, Actor by) {
    var enforcement = get(caseId);
    var decision = enforcement.demand(Decision.REINSTATE, "reinstate the member");
    if (enforcement.state() != EnforcementState.REINSTATED) {
      apply(enforcement, "plan_fulfilled", decision.reason(), by);
      enforcement.reinstate(deadlines.today());
      finish(enforcement, "The member is reinstated", by);
      var values = values(enforcement, decision.reason());
      values.put("benefits", benefitNames(enforcement));
      letters.send(enforcement.accountNumber(), caseId, "membership-reinstated", "1", values, by);
      record(enforcement, "Membership reinstated", by, Map.of("decidedBy", decision.byName()));
    }
    return glance(enforcement, "reinstated on " + UsEastern.inWords(deadlines.today()));
  }

  /**
   * Removes by the last decision of headquarters: letter with rule, dates and the right to appeal;
   * after silence the waiting time (DL17) begins.
   */
  public Removed remove(String caseId, Actor by) {
    var enforcement = get(caseId);
    var decision = enforcement.removal();
    if (enforcement.removedOn() == null) {
      var event = event(decision.decision());
      var today = deadlines.today();
      apply(enforcement, event, decision.reason(), by);
      enforcement.remove(today);
      finish(enforcement, "The member is removed", by);
      var right = register(enforcement, ContestableDecisions.Kind.REMOVAL, decision, by);
      var values = decisionValues(enforcement, decision, right);
      var waits = settings.waitingTimeAfter().contains(event);
      values.put(
          "waitsUntil",
          waits
              ? start(enforcement, WAITING_TIME, "1", today, Map.of("removal", caseId), by).dueOn()
              : "");
      letters.send(enforcement.accountNumber(), caseId, "membership-removed", "1", values, by);
      record(
          enforcement,
          "Member removed",
          by,
          Map.of(
              "decision", decision.decision().label(),
              "decidedBy", decision.byName(),
              "appealUntil", right.appealUntilOn().toString()));
    }
    var right = right(enforcement, ContestableDecisions.Kind.REMOVAL);
    return new Removed(
        right.decisionId(),
        right.appealUntilAt(),
        glance(
            enforcement,
            "removed on " + UsEastern.inWords(Objects.requireNonNull(enforcement.removedOn()))));
  }

  private static String event(Decision removal) {
    return switch (removal) {
      case REMOVE_AT_ONCE -> "aggravated_event";
      case CONFIRM_SILENCE -> "no_response_confirmed";
      default -> "plan_failed";
    };
  }

  /** The appeal overturned the decision: status and benefits are those from before. */
  public Map<String, Object> closeOverturned(String caseId, Actor by) {
    var enforcement = get(caseId);
    if (enforcement.overturn(deadlines.today())) {
      finish(enforcement, "The decision was overturned on appeal", by);
      deadlines.cancelAll(caseId, "The decision was overturned on appeal", by);
      record(enforcement, "Decision overturned", by, Map.of());
    }
    return glance(enforcement, "decision overturned on appeal");
  }

  /** The removal is final: the end of the membership is announced. */
  public void closeMembership(String caseId, Actor by) {
    var enforcement = get(caseId);
    if (enforcement.end(deadlines.today())) {
      record(enforcement, "Removal final", by, Map.of());
      memberships.settle(number(enforcement), caseId, by);
    }
  }

  private Contestable register(
      EnforcementCase enforcement,
      ContestableDecisions.Kind kind,
      EnforcementCase.Taken decision,
      Actor by) {
    return contestable.register(
        enforcement.accountNumber(),
        enforcement.caseId(),
        kind,
        enforcement.falseInformation(),
        "%s, decided by %s on %s. Reason: %s Grounds: %s"
            .formatted(
                decision.decision().label(),
                decision.byName(),
                UsEastern.inWords(decision.decidedOn()),
                EnforcementFacts.sentence(decision.reason()),
                String.join(" ", facts.grounds(enforcement, false))),
        Stream.concat(
                Stream.of(enforcement.caseId()),
                enforcement.grounds().stream().map(EnforcementCase.Ground::sourceCaseId))
            .collect(Collectors.toSet()),
        by);
  }

  private Contestable right(EnforcementCase enforcement, ContestableDecisions.Kind kind) {
    return contestable.find(enforcement.caseId(), kind).orElseThrow();
  }

  private String decisionId(EnforcementCase enforcement, ContestableDecisions.Kind kind) {
    return right(enforcement, kind).decisionId();
  }

  private Deadline reviewDate(EnforcementCase enforcement, LocalDate from, Actor by) {
    return start(
        enforcement,
        CBP_STEP,
        "review-" + enforcement.reviews(),
        from,
        Map.of("review", enforcement.reviews()),
        by);
  }

  private Deadline responseDate(EnforcementCase enforcement) {
    return deadlines.find(enforcement.caseId(), RESPONSE).orElseThrow();
  }

  private OffsetDateTime responseDueAt(EnforcementCase enforcement) {
    return responseDate(enforcement).dueAt();
  }

  private List<String> goalLines(EnforcementCase enforcement) {
    return enforcement.goals().stream()
        .map(
            goal ->
                "%s Until %s."
                    .formatted(
                        EnforcementFacts.sentence(goal.text()), UsEastern.inWords(goal.dueOn())))
        .toList();
  }

  /** The dates of steps that nobody needs to take any more. */
  private void finish(EnforcementCase enforcement, String reason, Actor by) {
    deadlines.met(enforcement.caseId(), CBP_STEP, by);
    List.of(RESPONSE, CURE, COMPANY_ANSWER, CHECK)
        .forEach(
            rule ->
                deadlines
                    .find(enforcement.caseId(), rule)
                    .filter(date -> date.state() == Deadline.State.OPEN)
                    .ifPresent(
                        date ->
                            deadlines.cancel(
                                enforcement.caseId(), rule, date.cycle(), reason, by)));
  }

  private Map<String, Object> values(EnforcementCase enforcement, String reason) {
    var values = new LinkedHashMap<String, Object>();
    values.put("caseId", enforcement.caseId());
    values.put("reason", reason);
    values.put("grounds", facts.grounds(enforcement, false));
    return values;
  }

  private Map<String, Object> decisionValues(
      EnforcementCase enforcement, EnforcementCase.Taken decision, Contestable right) {
    var values = values(enforcement, decision.reason());
    values.put("rules", facts.rules(enforcement));
    values.put("decidedOn", decision.decidedOn());
    values.put("decision", decision.decision().label());
    values.put("appealRule", enforcement.falseInformation() ? "DL15" : "DL14");
    values.put("appealUntil", right.appealUntilOn());
    return values;
  }

  private Deadline start(
      EnforcementCase enforcement,
      String ruleId,
      String cycle,
      LocalDate startOn,
      Map<String, ?> inputs,
      Actor by) {
    return deadlines.start(
        enforcement.accountNumber(), enforcement.caseId(), ruleId, cycle, startOn, inputs, by);
  }

  private void apply(EnforcementCase enforcement, String event, String reason, Actor by) {
    accounts.apply(number(enforcement), event, enforcement.caseId(), reason, by);
  }

  private Map<String, Object> glance(EnforcementCase enforcement, String lastStep) {
    return accounts.glance(number(enforcement), lastStep);
  }

  private static AccountNumber number(EnforcementCase enforcement) {
    return AccountNumber.of(enforcement.accountNumber());
  }

  private EnforcementCase get(String caseId) {
    return cases
        .findById(caseId)
        .orElseThrow(() -> new EnforcementRefused("There is no enforcement case " + caseId));
  }

  private void record(EnforcementCase enforcement, String action, Actor by, Map<String, ?> after) {
    audit.record(
        new AuditEvent(
            enforcement.accountNumber(),
            enforcement.caseId(),
            action,
            "Enforcement case",
            by,
            Map.of(),
            after));
  }

  /**
   * An opened case.
   *
   * @param proposalSummary grounds and facts, for people who decide from process variables alone
   * @param aggravated whether headquarters is asked to remove at once
   * @param dependentMembers how many members depend on this one
   */
  public record Opened(
      String proposalSummary,
      boolean aggravated,
      int dependentMembers,
      OffsetDateTime reviewDueAt,
      Map<String, Object> caseGlance) {}

  /** A cure notice that was sent. */
  public record Cure(OffsetDateTime cureDueAt, Map<String, Object> caseGlance) {}

  /** What the supervisor decides by after the cure period. */
  public record Reviewed(
      OffsetDateTime reviewDueAt, String proposalSummary, Map<String, Object> caseGlance) {}

  /** A suspended member. */
  public record Suspended(
      String decisionId, OffsetDateTime responseDueAt, Map<String, Object> caseGlance) {}

  /** The time to answer that runs on. */
  public record Resumed(OffsetDateTime responseDueAt, Map<String, Object> caseGlance) {}

  /** A plan before the specialist. */
  public record PlanReceived(
      String planSummary, OffsetDateTime planReviewDueAt, Map<String, Object> caseGlance) {}

  /** A plan that went back to the company. */
  public record PlanReturned(OffsetDateTime planCorrectionDueAt, String planRemarks) {}

  /** A goal's corrective action. */
  public record RequiredAction(String actionId) {}

  /** What headquarters decides by. */
  public record Assessed(
      String reinstatementFacts,
      OffsetDateTime reinstatementDueAt,
      Map<String, Object> caseGlance) {}

  /** A removed member. */
  public record Removed(
      String decisionId, OffsetDateTime appealUntilAt, Map<String, Object> caseGlance) {}
}
