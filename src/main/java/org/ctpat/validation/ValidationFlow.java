package org.ctpat.validation;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.Accounts;
import org.ctpat.account.Certificate;
import org.ctpat.account.Certificates;
import org.ctpat.account.MembershipStatus;
import org.ctpat.account.Site;
import org.ctpat.account.Staff;
import org.ctpat.account.SuspensionGrounds;
import org.ctpat.account.SuspensionProposed;
import org.ctpat.audit.Actor;
import org.ctpat.audit.AuditEvent;
import org.ctpat.audit.AuditTrail;
import org.ctpat.criteria.CriteriaCatalogue;
import org.ctpat.criteria.Criterion;
import org.ctpat.criteria.SecurityProfiles;
import org.ctpat.criteria.Snapshot;
import org.ctpat.deadline.Deadline;
import org.ctpat.deadline.Deadlines;
import org.ctpat.deadline.UsEastern;
import org.ctpat.notification.Letters;
import org.ctpat.risk.Level;
import org.ctpat.risk.Occasion;
import org.ctpat.risk.Reassessments;
import org.ctpat.risk.RiskAssessmentView;
import org.ctpat.risk.RiskAssessments;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The automated steps of a validation. Each of them may run again: the stage that the validation
 * has reached tells what is done already, and dates, letters and actions exist once for each case
 * and cycle.
 *
 * <p>The status is moved along {@code account-states.json} only. A validation with visits takes
 * {@code select_for_validation} or {@code revalidation_due} with the notice, {@code start_visit} on
 * the first visit day, {@code report_actions_required} with a report that requires actions, and
 * with the outcome
 *
 * <ul>
 *   <li>validated: {@code report_clean}, or {@code actions_accepted} after actions;
 *   <li>tier3: {@code report_exceeds}, or {@code actions_accepted_exceeds} after actions;
 *   <li>downgrade: {@code downgrade}, which the table has for TIER_3 and which ends the validation
 *       as well;
 *   <li>proposeSuspension: {@code false_information} from VALIDATION_ACTIVE, {@code timer} (DL12)
 *       from ACTIONS_REQUIRED;
 *   <li>keep: with all musts met the event that leads to the status the member has; with open
 *       actions none, since the member stays as it is with the actions still required (fact sheet
 *       section 11, step 11), from where the table's row of the membership status selects it again;
 *       with a false statement that was not made knowingly {@code false_information} and {@code
 *       cleared}, so that the trail shows that suspension was considered.
 * </ul>
 *
 * A report with a false statement opens no actions: suspension is mandatory when it was made
 * knowingly (6 U.S.C. 967(b)), and the table reaches that only from VALIDATION_ACTIVE.
 *
 * <p>A recognised foreign validation has no notice and no visit of CBP, and the table leads from
 * CERTIFIED to validated only through both. So with the outcome the same three events are applied
 * one after the other: {@code select_for_validation} or {@code revalidation_due}, {@code
 * start_visit} (the notice period protects the company, which asked for the recognition), {@code
 * report_clean}. Kept or downgraded, it needs none of them.
 */
@Service
@Transactional
public class ValidationFlow {

  private static final String AHEAD = "DC01";
  private static final String CBP_STEP = "DC03";
  private static final String COMPANY_ANSWER = "DC05";
  private static final String REPORT = "DC07";
  private static final String FIRST_VALIDATION = "DL04";
  private static final String REVALIDATION = "DL05";
  private static final String NOTICE = "DL10";
  private static final String EFFORT = "DL11";
  private static final String RESPONSE = "DL12";

  private final ValidationCases cases;
  private final Findings findings;
  private final CorrectiveActionRows actionRows;
  private final CorrectiveActions actions;
  private final Validations validations;
  private final ValidationKinds kinds;
  private final RecognisedPrograms programs;
  private final RiskAssessments risks;
  private final Staff staff;
  private final Certificates certificates;
  private final CriteriaCatalogue criteria;
  private final SecurityProfiles profiles;
  private final Reassessments reassessments;
  private final Accounts accounts;
  private final Deadlines deadlines;
  private final Letters letters;
  private final AuditTrail audit;
  private final ApplicationEventPublisher events;

  ValidationFlow(
      ValidationCases cases,
      Findings findings,
      CorrectiveActionRows actionRows,
      CorrectiveActions actions,
      Validations validations,
      ValidationKinds kinds,
      RecognisedPrograms programs,
      RiskAssessments risks,
      Staff staff,
      Certificates certificates,
      CriteriaCatalogue criteria,
      SecurityProfiles profiles,
      Reassessments reassessments,
      Accounts accounts,
      Deadlines deadlines,
      Letters letters,
      AuditTrail audit,
      ApplicationEventPublisher events) {
    this.cases = cases;
    this.findings = findings;
    this.actionRows = actionRows;
    this.actions = actions;
    this.validations = validations;
    this.kinds = kinds;
    this.programs = programs;
    this.risks = risks;
    this.staff = staff;
    this.certificates = certificates;
    this.criteria = criteria;
    this.profiles = profiles;
    this.reassessments = reassessments;
    this.accounts = accounts;
    this.deadlines = deadlines;
    this.letters = letters;
    this.audit = audit;
    this.events = events;
  }

  /** Opens the case; what the specialist chooses from, and until when (DC03). */
  public Opened open(
      String accountNumber, String caseId, String entityType, String reason, Actor by) {
    var opened = validations.open(accountNumber, caseId, entityType, reason, by);
    var plan =
        deadlines.start(
            accountNumber,
            caseId,
            CBP_STEP,
            "plan",
            deadlines.today(),
            Map.of("reason", reason),
            by);
    meetAll(accountNumber, by, AHEAD);
    var foreign = opened.foreignValidation();
    var lastStep =
        foreign == null
            ? "validation opened: " + reason
            : "validation opened: %s; recorded abroad: %s, certificate %s of %s, valid until %s"
                .formatted(
                    reason,
                    foreign.programName(),
                    foreign.certificateNumber(),
                    UsEastern.inWords(foreign.validatedOn()),
                    foreign.validUntil() == null
                        ? UsEastern.inWords(foreign.validatedOn().plusYears(4)) + " (DL05)"
                        : UsEastern.inWords(foreign.validUntil()));
    return new Opened(
        foreign != null,
        plan.dueAt(),
        siteOptions(accountNumber),
        staff.options("ctpat-specialist"),
        programs.jointOptions(),
        riskHint(accountNumber),
        glance(accountNumber, lastStep));
  }

  /**
   * Sends the notice and moves the account to VALIDATION_PLANNED; no visit before the notice period
   * ends (DL10).
   */
  public Noticed sendNotice(String caseId, Actor by) {
    var validation = get(caseId);
    if (validation.noticeOn() == null) {
      deadlines.met(caseId, CBP_STEP, by);
      var notice = start(validation, NOTICE, "1", deadlines.today(), Map.of("notice", caseId), by);
      validation.sendNotice(deadlines.today(), notice.dueOn());
      select(validation, by);
      var answer =
          start(validation, COMPANY_ANSWER, "1", deadlines.today(), Map.of("notice", caseId), by);
      letters.send(
          validation.accountNumber(),
          caseId,
          "validation-notice",
          "1",
          noticeValues(validation, notice, answer),
          by);
      record(
          validation,
          "Validation notice sent",
          by,
          Map.of("earliestVisitOn", notice.dueOn().toString()));
    }
    return new Noticed(
        UsEastern.startOf(Objects.requireNonNull(validation.earliestVisitOn())),
        deadlines.find(caseId, COMPANY_ANSWER).orElseThrow().dueAt());
  }

  /** Dates and documents are in; the visits in the order of their dates. */
  public Scheduled schedule(String caseId, Actor by) {
    var validation = get(caseId);
    if (validation.stage() == ValidationStage.NOTICE_SENT) {
      validation.schedule();
      deadlines.met(caseId, COMPANY_ANSWER, by);
      record(
          validation,
          "Visits scheduled",
          by,
          Map.of("firstVisitOn", validation.firstVisitOn().toString()));
    }
    var visits =
        validation.visits().stream()
            .sorted(Comparator.comparing(visit -> Objects.requireNonNull(visit.visitOn())))
            .map(
                visit ->
                    new ScheduledVisit(
                        visit.visitId(),
                        visit.siteName(),
                        visit.country(),
                        Objects.requireNonNull(visit.visitOn()).toString()))
            .toList();
    return new Scheduled(visits, UsEastern.startOf(validation.firstVisitOn()));
  }

  /**
   * Begins the visits, moves the account to VALIDATION_ACTIVE; ten working days (DL11), report by
   * DC07.
   */
  public Started startVisits(String caseId, Actor by) {
    var validation = get(caseId);
    if (validation.stage() == ValidationStage.SCHEDULED) {
      validation.startVisits(deadlines.today());
      deadlines.met(caseId, NOTICE, by);
      accounts.apply(account(validation), "start_visit", caseId, by);
      record(
          validation,
          "Visits begun",
          by,
          Map.of("earlierVisitAgreed", validation.isEarlierVisitAgreed()));
    }
    var facts = Map.of("firstVisitOn", validation.firstVisitOn().toString());
    var effort = start(validation, EFFORT, "1", validation.firstVisitOn(), facts, by);
    var report = start(validation, REPORT, "1", validation.firstVisitOn(), facts, by);
    return new Started(
        effort.dueAt(),
        report.dueAt(),
        glance(
            validation.accountNumber(),
            "visits begun on " + UsEastern.inWords(validation.firstVisitOn())));
  }

  /**
   * Sends the report, opens the actions it requires with DL12 and moves the account to
   * ACTIONS_REQUIRED when there are any.
   */
  public Published publish(String caseId, Actor by) {
    var validation = get(caseId);
    if (validation.publishedOn() == null) {
      var today = deadlines.today();
      validation.publish(today);
      deadlines.met(caseId, EFFORT, by);
      deadlines.met(caseId, REPORT, by);
      if (!validation.isFalseStatement()) {
        openActions(validation, today, by);
      }
      if (!actionRows.findByCaseIdOrderById(caseId).isEmpty()) {
        accounts.apply(account(validation), "report_actions_required", caseId, by);
      }
      letters.send(
          validation.accountNumber(),
          caseId,
          "validation-report",
          "1",
          reportValues(validation),
          by);
      record(
          validation,
          "Validation report published",
          by,
          Map.of("falseStatement", validation.isFalseStatement()));
    }
    var required = actionRows.findByCaseIdOrderById(caseId);
    OffsetDateTime reviewDueAt = null;
    if (!required.isEmpty()) {
      var answersDueOn =
          deadlines.find(required.getFirst().actionId(), RESPONSE).orElseThrow().dueOn();
      reviewDueAt =
          start(
                  validation,
                  CBP_STEP,
                  "actions",
                  answersDueOn,
                  Map.of("answersDueOn", answersDueOn.toString()),
                  by)
              .dueAt();
    }
    return new Published(
        required.stream()
            .map(
                action ->
                    new RequiredAction(
                        action.actionId(),
                        Objects.requireNonNull(action.criterionId()),
                        action.found()))
            .toList(),
        reviewDueAt,
        glance(
            validation.accountNumber(), "report published, actions required: " + required.size()));
  }

  /**
   * The facts for the decision. A best practice counts for Tier 3 when it shows all five elements
   * of the framework, so the number is that of the criterion whose best practice shows most of
   * them.
   */
  public ValidationFacts assess(String caseId, Actor by) {
    var validation = get(caseId);
    deadlines
        .find(caseId, CBP_STEP)
        .filter(date -> !date.cycle().equals("outcome"))
        .ifPresent(date -> deadlines.met(caseId, CBP_STEP, by));
    var due =
        start(validation, CBP_STEP, "outcome", deadlines.today(), Map.of("facts", "complete"), by);
    return new ValidationFacts(
        openMusts(validation),
        bestPracticeElements(caseId),
        validation.isFalseStatement(),
        accounts.get(account(validation)).status().name(),
        due.dueAt());
  }

  /**
   * Records what the supervisor decided: status, the next validation by DL05, letter and
   * certificate.
   */
  public Map<String, Object> recordOutcome(String caseId, Actor by) {
    var validation = get(caseId);
    var outcome = validation.outcome();
    if (outcome == null) {
      throw new ValidationRefused("No outcome is decided (" + caseId + ")");
    }
    if (validation.closedOn() == null) {
      deadlines.met(caseId, CBP_STEP, by);
      deadlines.met(caseId, NOTICE, by);
      var before = accounts.get(account(validation));
      move(validation, outcome, before.status(), by);
      validation.close(deadlines.today());
      profiles.snapshot(
          validation.accountNumber(),
          caseId,
          outcome.approvesProfile() ? Snapshot.APPROVED : "validation decided",
          by);
      startRevalidationClock(validation, by);
      tellOutcome(validation, outcome, by);
      record(
          validation,
          "Validation closed",
          by,
          Map.of(
              "outcome",
              outcome.word(),
              "decidedBy",
              Objects.requireNonNull(validation.decidedBy())));
    }
    return glance(
        validation.accountNumber(),
        "validation closed: " + outcome.label().toLowerCase(Locale.ROOT));
  }

  /**
   * Of a company that is suspended by now the outcome is kept; its status is not the validation's.
   */
  private void move(
      Validation validation, ValidationOutcome outcome, MembershipStatus status, Actor by) {
    if (!status.member()) {
      return;
    }
    switch (outcome) {
      case VALIDATED -> {
        if (validation.isRecognisedAbroad()) {
          select(validation, by);
          apply(validation, "start_visit", by);
        }
        applyFirst(validation, by, "report_clean", "actions_accepted");
      }
      case TIER3 -> applyFirst(validation, by, "report_exceeds", "actions_accepted_exceeds");
      case DOWNGRADE -> apply(validation, "downgrade", by);
      case PROPOSE_SUSPENSION -> propose(validation, status, by);
      case KEEP -> keep(validation, status, by);
    }
  }

  /** A member that was suspended meanwhile is proposed once more as it stands. */
  private void propose(Validation validation, MembershipStatus status, Actor by) {
    if (status != MembershipStatus.SUSPENDED) {
      applyFirst(validation, by, "false_information", "timer");
    }
    var decidedBy = Objects.requireNonNull(validation.decidedBy());
    events.publishEvent(
        new SuspensionProposed(
            validation.accountNumber(),
            validation.caseId(),
            validation.isFalseStatement()
                ? SuspensionGrounds.FALSE_INFORMATION
                : SuspensionGrounds.FAILED_VALIDATION,
            grounds(validation),
            validation.isFalseStatement()
                ? "6 U.S.C. 967(b), with the right to appeal a decision within 30 days (DL15)"
                : "6 U.S.C. 967(a) and DL12, with the right to appeal a decision within 90 days (DL14)",
            validation.isFalseStatement(),
            false,
            new Actor(decidedBy, staff.name(decidedBy), Actor.Kind.CBP)));
  }

  private void keep(Validation validation, MembershipStatus status, Actor by) {
    if (validation.isRecognisedAbroad()) {
      return;
    }
    if (validation.isFalseStatement()) {
      apply(validation, "false_information", by);
      apply(validation, "cleared", by);
      return;
    }
    if (openMusts(validation) > 0) {
      return;
    }
    if (status == MembershipStatus.TIER_3) {
      applyFirst(validation, by, "report_exceeds", "actions_accepted_exceeds");
    } else {
      applyFirst(validation, by, "report_clean", "actions_accepted");
    }
  }

  /** Applies the first event that the present state has; refused with the last when it has none. */
  private void applyFirst(Validation validation, Actor by, String... events) {
    var number = account(validation);
    var event =
        Stream.of(events)
            .filter(possible -> accounts.can(number, possible))
            .findFirst()
            .orElse(events[events.length - 1]);
    apply(validation, event, by);
  }

  private void apply(Validation validation, String event, Actor by) {
    accounts.apply(account(validation), event, validation.caseId(), by);
  }

  private void select(Validation validation, Actor by) {
    applyFirst(validation, by, "select_for_validation", "revalidation_due");
  }

  private void openActions(Validation validation, LocalDate on, Actor by) {
    var number = 0;
    for (var finding : findings.findByCaseIdOrderById(validation.caseId())) {
      if (finding.result() == FindingResult.ACTION_REQUIRED) {
        var actionId = validation.caseId() + "-A" + ++number;
        actions.openForFinding(actionId, validation, finding, on, by);
        finding.follow(actionId);
        reassessments.propose(
            validation.accountNumber(),
            Occasion.WEAKNESS,
            actionId,
            "The validation found that criterion %s is not met"
                .formatted(label(finding.criterionId())),
            by);
      }
    }
  }

  /** Musts that are not met, unless their action was accepted since. */
  int openMusts(Validation validation) {
    var accepted =
        actionRows.findByCaseIdOrderById(validation.caseId()).stream()
            .filter(action -> action.state() == CorrectiveActionState.ACCEPTED)
            .map(CorrectiveAction::actionId)
            .toList();
    return (int)
        findings.findByCaseIdOrderById(validation.caseId()).stream()
            .filter(finding -> finding.result() == FindingResult.ACTION_REQUIRED)
            .filter(finding -> finding.actionId() == null || !accepted.contains(finding.actionId()))
            .count();
  }

  int bestPracticeElements(String caseId) {
    var shown = new LinkedHashMap<String, Set<BestPracticeElement>>();
    findings.findByCaseIdOrderById(caseId).stream()
        .filter(finding -> finding.result() == FindingResult.BEST_PRACTICE)
        .forEach(
            finding ->
                shown
                    .computeIfAbsent(
                        finding.criterionId(), id -> EnumSet.noneOf(BestPracticeElement.class))
                    .addAll(finding.elements()));
    return shown.values().stream().mapToInt(Set::size).max().orElse(0);
  }

  /**
   * The date before is met; the next one runs four years from this validation, or from the
   * recognised one.
   */
  private void startRevalidationClock(Validation validation, Actor by) {
    meetAll(validation.accountNumber(), by, FIRST_VALIDATION, REVALIDATION);
    var foreign = validation.isRecognisedAbroad() ? validations.foreignOf(validation) : null;
    var validatedOn = foreign == null ? deadlines.today() : foreign.validatedOn();
    start(
        validation,
        REVALIDATION,
        "1",
        validatedOn,
        Map.of("validation", validation.caseId(), "recognisedAbroad", foreign != null),
        by);
  }

  /** Marks the open dates of these rules as met, whatever case set them. */
  private void meetAll(String accountNumber, Actor by, String... rules) {
    deadlines.of(accountNumber).stream()
        .filter(date -> date.state() == Deadline.State.OPEN)
        .filter(date -> List.of(rules).contains(date.ruleId()))
        .forEach(date -> deadlines.met(date.caseId(), date.ruleId(), by));
  }

  private void tellOutcome(Validation validation, ValidationOutcome outcome, Actor by) {
    var account = accounts.get(account(validation));
    var next = deadlines.find(validation.caseId(), REVALIDATION).orElseThrow();
    var values = new LinkedHashMap<String, Object>();
    values.put("caseId", validation.caseId());
    values.put("outcome", outcome.label());
    values.put("status", account.status().name().replace('_', ' ').toLowerCase(Locale.ROOT));
    values.put("tier", account.tier() == null ? "" : "Tier " + account.tier());
    values.put("reason", validation.outcomeReason() == null ? "" : validation.outcomeReason());
    values.put("openMusts", openMusts(validation));
    values.put("suspension", outcome == ValidationOutcome.PROPOSE_SUSPENSION);
    values.put("nextValidationOn", next.dueOn());
    letters.send(
        validation.accountNumber(), validation.caseId(), "validation-outcome", "1", values, by);
    if (outcome != ValidationOutcome.PROPOSE_SUSPENSION
        && account.status() != MembershipStatus.CERTIFIED) {
      values.put(
          "number",
          certificates
              .issue(
                  account.number(),
                  validation.caseId(),
                  Certificate.Kind.VALIDATION,
                  next.dueOn(),
                  by)
              .number());
      letters.send(
          validation.accountNumber(),
          validation.caseId(),
          "validation-certificate",
          "1",
          values,
          by);
    }
  }

  private String grounds(Validation validation) {
    var why = validation.outcomeReason() == null ? "" : " " + sentence(validation.outcomeReason());
    return validation.isFalseStatement()
        ? "A false statement was made in the validation %s.%s".formatted(validation.caseId(), why)
        : "The validation %s found musts that are neither met nor proven since: %d.%s"
            .formatted(validation.caseId(), openMusts(validation), why);
  }

  private Map<String, Object> noticeValues(
      Validation validation, Deadline notice, Deadline answer) {
    var values = new LinkedHashMap<String, Object>();
    values.put("caseId", validation.caseId());
    values.put("reason", validation.reason());
    var kind = Objects.requireNonNull(validation.kind());
    values.put("kind", kind.label());
    values.put("how", kinds.of(kind).notice());
    values.put("facts", factLines(kinds.of(kind).planFacts(), validation.facts()));
    values.put("sitesReason", Objects.requireNonNullElse(validation.sitesReason(), ""));
    values.put(
        "sites",
        validation.visits().stream().map(v -> v.siteName() + " (" + v.country() + ")").toList());
    values.put(
        "team",
        validation.team().stream()
            .map(id -> staff.name(id) + (id.equals(validation.lead()) ? ", lead of the team" : ""))
            .toList());
    values.put("documents", validation.documentsAsked());
    values.put("earliestVisitOn", notice.dueOn());
    values.put("answerDueOn", answer.dueOn());
    return values;
  }

  private Map<String, Object> reportValues(Validation validation) {
    var all = findings.findByCaseIdOrderById(validation.caseId());
    var values = new LinkedHashMap<String, Object>();
    values.put("caseId", validation.caseId());
    values.put("summary", validation.report().map(ReportVersion::summary).orElse(""));
    values.put("falseStatement", validation.isFalseStatement());
    var kind = Objects.requireNonNull(validation.kind());
    values.put("kind", kind.label());
    var view = validations.toView(validation);
    values.put(
        "facts",
        Stream.concat(
                view.facts().stream(), view.visits().stream().flatMap(v -> v.facts().stream()))
            .map(fact -> fact.label() + ": " + sentence(fact.text()))
            .distinct()
            .toList());
    values.put(
        "visits",
        validation.visits().stream()
            .map(
                v ->
                    "%s (%s), %s"
                        .formatted(
                            v.siteName(),
                            v.country(),
                            UsEastern.inWords(Objects.requireNonNull(v.visitOn()))))
            .toList());
    values.put(
        "actions",
        all.stream()
            .filter(f -> f.result() == FindingResult.ACTION_REQUIRED)
            .map(f -> line(f) + toDo(f) + due(f))
            .toList());
    values.put("recommendations", lines(all, FindingResult.MET_WITH_RECOMMENDATION));
    values.put("bestPractices", lines(all, FindingResult.BEST_PRACTICE));
    values.put("met", all.stream().filter(f -> f.result() == FindingResult.MET).count());
    values.put(
        "notApplicable",
        all.stream().filter(f -> f.result() == FindingResult.NOT_APPLICABLE).count());
    return values;
  }

  private static List<String> factLines(
      List<ValidationKinds.FactRule> asked, Map<String, String> stored) {
    return ValidationKinds.named(asked, stored).stream()
        .map(fact -> fact.label() + ": " + sentence(fact.text()))
        .toList();
  }

  private static String toDo(Finding finding) {
    return finding.measure() == null ? "" : " To do: " + sentence(finding.measure());
  }

  private static String sentence(String text) {
    var stripped = text.strip();
    return stripped.endsWith(".") ? stripped : stripped + ".";
  }

  private String due(Finding finding) {
    return finding.actionId() == null
        ? ""
        : actionRows
            .findByActionId(finding.actionId())
            .map(
                action ->
                    " Answer by %s (%s)."
                        .formatted(UsEastern.inWords(action.dueOn()), action.dueRule()))
            .orElse("");
  }

  private List<String> lines(List<Finding> all, FindingResult result) {
    return all.stream().filter(f -> f.result() == result).map(this::line).toList();
  }

  private String line(Finding finding) {
    return "Criterion %s: %s".formatted(label(finding.criterionId()), sentence(finding.text()));
  }

  private String label(String criterionId) {
    return criteria.find(criterionId).map(Criterion::label).orElse(criterionId);
  }

  private List<Map<String, String>> siteOptions(String accountNumber) {
    return accounts.sites(AccountNumber.of(accountNumber)).stream()
        .map(site -> Map.of("label", label(site), "value", site.name()))
        .toList();
  }

  /** The lanes of the last risk assessment that speak for one site or another. */
  private String riskHint(String accountNumber) {
    var lanes =
        risks.latest(accountNumber).map(RiskAssessmentView::lanes).orElse(List.of()).stream()
            .filter(lane -> lane.risk() != null && lane.risk() != Level.LOW)
            .sorted(
                Comparator.comparing(RiskAssessmentView.LaneView::risk, Comparator.reverseOrder()))
            .limit(5)
            .map(
                lane ->
                    "%s from %s (%s risk)"
                        .formatted(
                            lane.lane().product(),
                            lane.lane().originCountry(),
                            Objects.requireNonNull(lane.risk()).text()))
            .toList();
    return lanes.isEmpty()
        ? "No lane of the last risk assessment is of medium or high risk."
        : "Lanes of medium or high risk: " + String.join("; ", lanes) + ".";
  }

  private static String label(Site site) {
    return "%s, %s, %s%s"
        .formatted(
            site.name(),
            site.city(),
            site.country(),
            site.country().equals("US") ? "" : " (foreign)");
  }

  private Deadline start(
      Validation validation,
      String ruleId,
      String cycle,
      LocalDate startOn,
      Map<String, ?> inputs,
      Actor by) {
    return deadlines.start(
        validation.accountNumber(), validation.caseId(), ruleId, cycle, startOn, inputs, by);
  }

  private Map<String, Object> glance(String accountNumber, String lastStep) {
    return accounts.glance(AccountNumber.of(accountNumber), lastStep);
  }

  private static AccountNumber account(Validation validation) {
    return AccountNumber.of(validation.accountNumber());
  }

  private Validation get(String caseId) {
    return cases
        .findByCaseId(caseId)
        .orElseThrow(() -> new ValidationRefused("There is no validation " + caseId));
  }

  private void record(Validation validation, String action, Actor by, Map<String, ?> after) {
    audit.record(
        new AuditEvent(
            validation.accountNumber(),
            validation.caseId(),
            action,
            "Validation",
            by,
            Map.of(),
            after));
  }

  /** An opened validation. */
  public record Opened(
      boolean recognisedAbroad,
      OffsetDateTime planDueAt,
      List<Map<String, String>> siteOptions,
      List<Map<String, Object>> specialistOptions,
      List<Map<String, String>> programOptions,
      String riskHint,
      Map<String, Object> caseGlance) {}

  /**
   * A sent notice.
   *
   * @param earliestVisitAt begin of the first day after the notice period (DL10)
   */
  public record Noticed(OffsetDateTime earliestVisitAt, OffsetDateTime answerDueAt) {}

  /** A visit with its date (ISO). */
  public record ScheduledVisit(String visitId, String siteName, String country, String visitOn) {}

  /** The visits in the order of their dates. */
  public record Scheduled(List<ScheduledVisit> siteVisits, OffsetDateTime firstVisitAt) {}

  /** Begun visits. */
  public record Started(
      OffsetDateTime effortDueAt, OffsetDateTime reportDueAt, Map<String, Object> caseGlance) {}

  /** An action that the report requires. */
  public record RequiredAction(String actionId, String criterionId, String found) {}

  /**
   * A published report.
   *
   * @param actionsReviewDueAt null when no action is required
   */
  public record Published(
      List<RequiredAction> requiredActions,
      @Nullable OffsetDateTime actionsReviewDueAt,
      Map<String, Object> caseGlance) {}
}
