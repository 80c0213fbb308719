package org.ctpat.validation;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.Accounts;
import org.ctpat.audit.Actor;
import org.ctpat.audit.AuditEvent;
import org.ctpat.audit.AuditTrail;
import org.ctpat.criteria.CriteriaCatalogue;
import org.ctpat.criteria.Criterion;
import org.ctpat.deadline.Deadline;
import org.ctpat.deadline.Deadlines;
import org.ctpat.deadline.DueDateMoved;
import org.ctpat.deadline.UsEastern;
import org.ctpat.notification.Letters;
import org.ctpat.risk.RiskActionPlanned;
import org.ctpat.validation.CorrectiveAction.NewDueDate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Corrective actions of validation reports, risk plans and incidents, from the opening to the
 * outcome. Their dates are kept under the id of the action, so that actions of one case do not
 * close each other's dates.
 */
@Service
@Transactional
public class CorrectiveActions {

  private static final String RESPONSE = "DL12";
  private static final String PLANNED = "DC04";
  private static final String CBP_STEP = "DC03";
  private static final String MORE = "DC05";

  private final CorrectiveActionRows actions;
  private final CriteriaCatalogue criteria;
  private final Accounts accounts;
  private final Deadlines deadlines;
  private final Letters letters;
  private final AuditTrail audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  CorrectiveActions(
      CorrectiveActionRows actions,
      CriteriaCatalogue criteria,
      Accounts accounts,
      Deadlines deadlines,
      Letters letters,
      AuditTrail audit,
      ApplicationEventPublisher events,
      Clock clock) {
    this.actions = actions;
    this.criteria = criteria;
    this.accounts = accounts;
    this.deadlines = deadlines;
    this.letters = letters;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  public Optional<CorrectiveActionView> find(String actionId) {
    return actions.findByActionId(actionId).map(CorrectiveAction::toView);
  }

  /**
   * The action.
   *
   * @throws ValidationRefused when there is none with this id
   */
  @Transactional(readOnly = true)
  public CorrectiveActionView view(String actionId) {
    return get(actionId).toView();
  }

  /** The actions of an account, open ones first, soonest first. */
  @Transactional(readOnly = true)
  public List<CorrectiveActionView> forAccount(String accountNumber) {
    return actions.findByAccountNumber(accountNumber).stream()
        .sorted(
            Comparator.comparing((CorrectiveAction action) -> action.state().isFinal())
                .thenComparing(CorrectiveAction::dueOn)
                .thenComparing(CorrectiveAction::actionId))
        .map(CorrectiveAction::toView)
        .toList();
  }

  /** How many actions of each account are overdue; accounts without one are left out. */
  @Transactional(readOnly = true)
  public Map<String, Integer> overdue(Collection<String> accountNumbers) {
    return actions.overdue(accountNumbers).stream()
        .collect(
            Collectors.toMap(
                CorrectiveActionRows.Overdue::getAccountNumber, row -> (int) row.getActions()));
  }

  /** The actions of a case in the order of their numbers. */
  @Transactional(readOnly = true)
  public List<CorrectiveActionView> forCase(String caseId) {
    return actions.findByCaseIdOrderById(caseId).stream().map(CorrectiveAction::toView).toList();
  }

  /**
   * Opens the action that a finding requires, due by DL12 from the report; once for each action id.
   */
  CorrectiveAction openForFinding(
      String actionId, Validation validation, Finding finding, LocalDate reportOn, Actor by) {
    var stored = actions.findByActionId(actionId);
    if (stored.isPresent()) {
      return stored.get();
    }
    var due =
        deadlines.start(
            validation.accountNumber(),
            actionId,
            RESPONSE,
            reportOn,
            Map.of("report", validation.caseId(), "criterion", finding.criterionId()),
            by);
    return open(
        new CorrectiveAction(
            actionId,
            validation.accountNumber(),
            validation.caseId(),
            validation.entityType(),
            CorrectiveActionView.Origin.VALIDATION,
            finding.criterionId(),
            finding.text(),
            finding.measure() == null ? finding.text() : finding.measure(),
            finding.owner(),
            asNew(due),
            by,
            clock.instant()),
        by);
  }

  /** The date of an action moves with its clock. */
  @EventListener
  void on(DueDateMoved moved) {
    if (actions
        .findByActionId(moved.caseId())
        .filter(action -> action.isDue(moved.ruleId(), moved.from()))
        .isEmpty()) {
      return;
    }
    var by = Actor.system("resume-clock");
    change(
        moved.caseId(),
        "Date of the corrective action moved",
        by,
        action ->
            action.move(
                new NewDueDate(
                    moved.to(),
                    UsEastern.endOf(moved.to()),
                    moved.ruleId(),
                    "The clock stood still"),
                by,
                clock.instant()));
  }

  /**
   * Opens an action of another case, once for each action id; that case runs it.
   *
   * @param actionId begins with the case id
   * @param criterionId criterion concerned, null when it is none
   * @param due the stored date of the action, kept under the action's id
   */
  public CorrectiveActionView open(
      String actionId,
      String accountNumber,
      String caseId,
      String entityType,
      CorrectiveActionView.Origin origin,
      @Nullable String criterionId,
      String found,
      String askedMeasure,
      Deadline due,
      Actor by) {
    return actions
        .findByActionId(actionId)
        .orElseGet(
            () ->
                open(
                    new CorrectiveAction(
                        actionId,
                        accountNumber,
                        caseId,
                        entityType,
                        origin,
                        criterionId,
                        found,
                        askedMeasure,
                        null,
                        asNew(due),
                        by,
                        clock.instant()),
                    by))
        .toView();
  }

  /** Keeps an action of an approved risk plan and announces it, once for each action id. */
  @EventListener
  void on(RiskActionPlanned planned) {
    if (actions.findByActionId(planned.actionId()).isPresent()) {
      return;
    }
    var by = Actor.system("record-risk-assessment");
    var due =
        deadlines.extend(
            planned.accountNumber(),
            planned.actionId(),
            PLANNED,
            "1",
            planned.dueOn(),
            "date of the company's action plan (risk assessment " + planned.assessmentId() + ")",
            by);
    open(
        new CorrectiveAction(
            planned.actionId(),
            planned.accountNumber(),
            planned.caseId(),
            planned.entityType(),
            CorrectiveActionView.Origin.RISK_PLAN,
            planned.criterionId().isBlank() ? null : planned.criterionId(),
            planned.vulnerability(),
            planned.action()
                + (planned.evidenceWanted().isBlank()
                    ? ""
                    : "; proof: " + planned.evidenceWanted()),
            planned.owner(),
            asNew(due),
            by,
            clock.instant()),
        by);
    events.publishEvent(
        new CorrectiveActionOpened(
            planned.accountNumber(), planned.caseId(), planned.actionId(), planned.entityType()));
  }

  /**
   * Begins the work on an action: letter to the company, and what the process needs to know. May
   * run again.
   */
  public Begun begin(String actionId, Actor by) {
    var action = get(actionId);
    letters.send(
        action.accountNumber(),
        action.caseId(),
        "corrective-action-opened",
        actionId,
        values(action),
        by);
    return new Begun(
        action.dueAt(),
        action.dueRule(),
        summary(action),
        accounts.glance(
            AccountNumber.of(action.accountNumber()),
            "corrective action opened (" + inLower(action.origin().label()) + ")"));
  }

  /** The company's answer, once for each user task. */
  public void answer(
      String actionId,
      long taskKey,
      String measure,
      String owner,
      LocalDate doneOn,
      List<String> documentIds,
      Actor by) {
    change(
        actionId,
        "Corrective action answered",
        by,
        action -> action.answer(taskKey, measure, owner, doneOn, documentIds, by, clock.instant()));
  }

  /** The answer is in: its date is met, the specialist's date by DC03 begins. May run again. */
  public Registered registerAnswer(String actionId, Actor by) {
    var action = get(actionId);
    var answer =
        action
            .lastAnswer()
            .orElseThrow(() -> new ValidationRefused(actionId + " is not answered yet"));
    var cycle = "verify-" + action.answerCount();
    if (deadlines.find(actionId, CBP_STEP).filter(d -> d.cycle().equals(cycle)).isEmpty()) {
      List.of(RESPONSE, PLANNED, MORE, CBP_STEP).forEach(rule -> deadlines.met(actionId, rule, by));
    }
    var due =
        deadlines.start(
            action.accountNumber(),
            actionId,
            CBP_STEP,
            cycle,
            deadlines.today(),
            Map.of("answer", action.answerCount()),
            by);
    var summary =
        "%s Owner: %s. Done on %s. Files of proof: %d. Answered by %s."
            .formatted(
                sentence(answer.measure()),
                answer.owner(),
                UsEastern.inWords(answer.doneOn()),
                Lines.read(answer.documentIds()).size(),
                answer.answeredBy());
    return new Registered(due.dueAt(), summary);
  }

  /** The specialist's verification, once for each user task. */
  public void verify(
      String actionId,
      long taskKey,
      Verification verification,
      @Nullable String remarks,
      Actor by) {
    change(
        actionId,
        "Corrective action verified",
        by,
        action -> action.verify(taskKey, verification, remarks, by, clock.instant()));
  }

  /**
   * Asks for more proof by DC05, never before the old date; letter with the remarks. May run again.
   */
  public OffsetDateTime reopen(String actionId, Actor by) {
    var action = get(actionId);
    if (action.state() == CorrectiveActionState.MORE_NEEDED) {
      return action.dueAt();
    }
    deadlines.met(actionId, CBP_STEP, by);
    var cycle = "more-" + action.answerCount();
    var asked =
        deadlines.start(
            action.accountNumber(),
            actionId,
            MORE,
            cycle,
            deadlines.today(),
            Map.of("answer", action.answerCount()),
            by);
    var due =
        action.dueOn().isAfter(asked.dueOn())
            ? deadlines.extend(
                action.accountNumber(),
                actionId,
                MORE,
                cycle + "-first-date",
                action.dueOn(),
                "more proof asked for before the first date, which still holds",
                by)
            : asked;
    var remarks = remarks(action);
    change(
        actionId,
        "More proof asked for",
        by,
        reopened -> reopened.reopen(asNew(due), by, clock.instant()));
    var values = values(action);
    values.put("remarks", remarks);
    letters.send(
        action.accountNumber(),
        action.caseId(),
        "corrective-action-more-needed",
        actionId + "-" + action.answerCount(),
        values,
        by);
    return action.dueAt();
  }

  /**
   * The due date passed without an answer: company told, date for the specialist by DC03. May run
   * again.
   */
  public OffsetDateTime registerOverdue(String actionId, Actor by) {
    var action = get(actionId);
    var cycle = "overdue-" + action.dueDateCount();
    if (!action.isOverdue()) {
      change(
          actionId,
          "Corrective action overdue",
          by,
          late -> late.registerOverdue(by, clock.instant()));
    }
    letters.send(
        action.accountNumber(),
        action.caseId(),
        "corrective-action-overdue",
        actionId + "-" + cycle,
        values(action),
        by);
    return deadlines
        .start(
            action.accountNumber(),
            actionId,
            CBP_STEP,
            cycle,
            deadlines.today(),
            Map.of("dueOn", action.dueOn().toString()),
            by)
        .dueAt();
  }

  /**
   * Gives more time; a repeated call with the date that already holds changes nothing.
   *
   * @throws ValidationRefused when the date does not lie after today and the old date, or the
   *     reason is missing
   */
  public void extend(String actionId, LocalDate until, String reason, Actor by) {
    var action = get(actionId);
    if (until.equals(action.dueOn())) {
      return;
    }
    change(
        actionId,
        "Corrective action extended",
        by,
        late ->
            late.extend(
                new NewDueDate(until, UsEastern.endOf(until), late.dueRule(), reason),
                deadlines.today(),
                by,
                clock.instant()));
    deadlines.met(actionId, CBP_STEP, by);
    deadlines.extend(
        action.accountNumber(),
        actionId,
        action.dueRule(),
        "extension-" + action.dueDateCount(),
        until,
        reason,
        by);
  }

  /** The due date that holds now. */
  @Transactional(readOnly = true)
  public OffsetDateTime dueAt(String actionId) {
    return get(actionId).dueAt();
  }

  /** The specialist stops waiting for an answer; repeating it changes nothing. */
  public void stopWaiting(String actionId, String reason, Actor by) {
    if (get(actionId).isStopped()) {
      return;
    }
    change(
        actionId,
        "Waiting for a corrective action stopped",
        by,
        action -> action.stopWaiting(reason, by, clock.instant()));
  }

  /** Closes the action as it was verified; letter. A second call changes nothing. */
  public void close(String actionId, Actor by) {
    if (!get(actionId).state().isFinal()) {
      deadlines.met(actionId, CBP_STEP, by);
      change(actionId, "Corrective action closed", by, action -> action.close(by, clock.instant()));
      tellClosing(get(actionId), by);
    }
  }

  /** Closes the action as overdue; letter. A second call changes nothing. */
  public void closeAsOverdue(String actionId, Actor by) {
    if (!get(actionId).state().isFinal()) {
      deadlines.met(actionId, CBP_STEP, by);
      change(
          actionId,
          "Corrective action closed as overdue",
          by,
          action -> action.closeAsOverdue(by, clock.instant()));
      tellClosing(get(actionId), by);
    }
  }

  /**
   * Cancels all actions of an account that are not closed, with their dates; repeating it changes
   * nothing. Those of a validation or an incident end with it, those of a risk plan are announced,
   * since each runs as a process of its own.
   */
  public void cancelAll(String accountNumber, String reason, Actor by) {
    for (var action : actions.findByAccountNumber(accountNumber)) {
      if (!action.state().isFinal()) {
        change(
            action.actionId(),
            "Corrective action cancelled",
            by,
            open -> open.cancel(reason, by, clock.instant()));
        deadlines.cancelAll(action.actionId(), reason, by);
        if (action.origin() == CorrectiveActionView.Origin.RISK_PLAN) {
          events.publishEvent(
              new CorrectiveActionCancelled(
                  accountNumber, action.caseId(), action.actionId(), reason));
        }
      }
    }
  }

  private void tellClosing(CorrectiveAction action, Actor by) {
    var outcome = inLower(action.state().label());
    deadlines.cancelAll(action.actionId(), "the action is " + outcome, by);
    var values = values(action);
    values.put("outcome", outcome);
    values.put("remarks", remarks(action));
    letters.send(
        action.accountNumber(),
        action.caseId(),
        "corrective-action-closed",
        action.actionId(),
        values,
        by);
    events.publishEvent(
        new CorrectiveActionClosed(
            action.accountNumber(), action.caseId(), action.actionId(), action.state()));
  }

  /**
   * What was found, against which criterion, and what is asked, for people who decide from process
   * variables alone; in Markdown, with the way to the guidance on the criterion.
   */
  String summary(CorrectiveAction action) {
    return "%s Found: %s Asked: %s Due %s (%s)."
        .formatted(
            action.criterionId() == null
                ? sentence(criterionLabel(action))
                : "[%s](/criteria/%s).".formatted(criterionLabel(action), action.criterionId()),
            sentence(action.found()),
            sentence(action.askedMeasure()),
            UsEastern.inWords(action.dueOn()),
            action.dueRule());
  }

  String criterionLabel(CorrectiveAction action) {
    return action.criterionId() == null
        ? "No single criterion"
        : "Criterion "
            + criteria
                .find(action.criterionId())
                .map(Criterion::label)
                .orElse(action.criterionId());
  }

  private CorrectiveAction open(CorrectiveAction action, Actor by) {
    var stored = actions.save(action);
    audit.record(
        new AuditEvent(
            action.accountNumber(),
            action.caseId(),
            "Corrective action opened",
            action.actionId(),
            by,
            Map.of(),
            Map.of("origin", action.origin().name(), "dueOn", action.dueOn().toString())));
    return stored;
  }

  private void change(String actionId, String what, Actor by, Consumer<CorrectiveAction> change) {
    var action = get(actionId);
    var before = facts(action);
    change.accept(action);
    var after = facts(action);
    audit.record(
        new AuditEvent(action.accountNumber(), action.caseId(), what, actionId, by, before, after));
  }

  private CorrectiveAction get(String actionId) {
    return actions
        .findByActionId(actionId)
        .orElseThrow(() -> new ValidationRefused("There is no corrective action " + actionId));
  }

  private Map<String, Object> values(CorrectiveAction action) {
    var values = new LinkedHashMap<String, Object>();
    values.put("actionId", action.actionId());
    values.put("criterion", criterionLabel(action));
    values.put("found", action.found());
    values.put("measure", action.askedMeasure());
    values.put("dueOn", action.dueOn());
    values.put("dueRule", action.dueRule());
    values.put("origin", inLower(action.origin().label()));
    return values;
  }

  private static Map<String, Object> facts(CorrectiveAction action) {
    return Map.of(
        "state",
        action.state().name(),
        "dueOn",
        action.dueOn().toString(),
        "overdue",
        action.isOverdue(),
        "answers",
        action.answerCount());
  }

  private static NewDueDate asNew(Deadline deadline) {
    return new NewDueDate(
        deadline.dueOn(), deadline.dueAt(), deadline.ruleId(), deadline.explanation());
  }

  private static String remarks(CorrectiveAction action) {
    return action
        .lastVerification()
        .map(CorrectiveAction.VerificationGiven::remarks)
        .filter(remarks -> !remarks.isBlank())
        .orElse("");
  }

  private static String inLower(String label) {
    return label.toLowerCase(Locale.ROOT);
  }

  private static String sentence(String text) {
    var stripped = text.strip();
    return stripped.endsWith(".") ? stripped : stripped + ".";
  }

  /**
   * A begun action.
   *
   * @param actionSummary what was found, criterion, asked measure
   * @param caseGlance the case at a glance for forms
   */
  public record Begun(
      OffsetDateTime actionDueAt,
      String dueRule,
      String actionSummary,
      Map<String, Object> caseGlance) {}

  /** A registered answer, with the date for the specialist. */
  public record Registered(OffsetDateTime verifyDueAt, String answerSummary) {}
}
