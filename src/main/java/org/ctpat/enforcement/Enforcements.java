package org.ctpat.enforcement;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.AccountView;
import org.ctpat.account.Accounts;
import org.ctpat.account.CaseState;
import org.ctpat.account.MembershipEnded;
import org.ctpat.account.MembershipStatus;
import org.ctpat.account.SuspensionProposed;
import org.ctpat.audit.Actor;
import org.ctpat.audit.AuditEvent;
import org.ctpat.audit.AuditTrail;
import org.ctpat.deadline.Deadline;
import org.ctpat.deadline.Deadlines;
import org.ctpat.notification.Letters;
import org.ctpat.partner.Dependents;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The enforcement cases of the members: how they are opened, what people see of them, and the plan
 * that a suspended company writes (fact sheet section 17).
 */
@Service
@Transactional
public class Enforcements {

  /** Rule of the date by which a check without notice takes place; the company does not see it. */
  public static final String CHECK_RULE = "DC25";

  /** Form of the check without notice; the company does not see its task. */
  public static final String CHECK_FORM = "check-unannounced";

  static final String PROPOSED = "Suspension proposed";
  private static final Actor OPENING = Actor.system("open-enforcement-case");
  private static final int SHORTEST = 20;
  private static final int LONGEST = 4000;

  private final EnforcementCases cases;
  private final EnforcementFacts facts;
  private final Grounds grounds;
  private final Accounts accounts;
  private final Deadlines deadlines;
  private final Letters letters;
  private final AuditTrail audit;
  private final ApplicationEventPublisher events;
  private final Dependents dependents;

  Enforcements(
      EnforcementCases cases,
      EnforcementFacts facts,
      Grounds grounds,
      Accounts accounts,
      Deadlines deadlines,
      Letters letters,
      AuditTrail audit,
      ApplicationEventPublisher events,
      Dependents dependents) {
    this.cases = cases;
    this.facts = facts;
    this.grounds = grounds;
    this.accounts = accounts;
    this.deadlines = deadlines;
    this.letters = letters;
    this.audit = audit;
    this.events = events;
    this.dependents = dependents;
  }

  /** The case, if there is one with this id. */
  @Transactional(readOnly = true)
  public Optional<EnforcementView> find(String caseId) {
    return cases.findById(caseId).map(facts::view);
  }

  /** The cases of an account, newest first. */
  @Transactional(readOnly = true)
  public List<EnforcementView> of(String accountNumber) {
    return cases.findByAccountNumberOrderByNumberDesc(accountNumber).stream()
        .map(facts::view)
        .toList();
  }

  /** How many members in good standing depend on this one. */
  @Transactional(readOnly = true)
  public int dependentMembers(String accountNumber) {
    return dependents.count(accountNumber);
  }

  /** What the company's plan lacks before it can be handed in, in words; empty when it can. */
  @Transactional(readOnly = true)
  public List<String> missing(String caseId) {
    return facts.planObstacles(get(caseId), deadlines.today());
  }

  /**
   * A person of CBP proposes to suspend a member, or asks headquarters to remove it at once. With a
   * case open already, the grounds are added to it.
   *
   * @return id of the case
   * @throws EnforcementRefused when the account is no member, or the proposal is incomplete
   */
  public String propose(String accountNumber, Proposal proposal, Actor by) {
    var account = accounts.get(AccountNumber.of(accountNumber));
    if (!account.status().member() && account.status() != MembershipStatus.SUSPENDED) {
      throw new EnforcementRefused(
          "Account %s is no member (%s): there is nothing to suspend."
              .formatted(accountNumber, account.status().name().toLowerCase(Locale.ROOT)));
    }
    if (proposal.grounds() == null) {
      throw new EnforcementRefused("Choose the grounds.");
    }
    var statement = proposal.statement().strip();
    if (statement.length() < SHORTEST || statement.length() > LONGEST) {
      throw new EnforcementRefused(
          "Describe the facts in %d to %,d characters; the company reads them."
              .formatted(SHORTEST, LONGEST));
    }
    var enforcement =
        take(
            account,
            new SuspensionProposed(
                accountNumber,
                "",
                proposal.grounds(),
                statement,
                grounds.rule(proposal.grounds()),
                proposal.knowinglyFalse(),
                proposal.aggravated(),
                by));
    if (!proposal.aggravated()) {
      makePending(enforcement);
    }
    return enforcement.caseId();
  }

  /** Another module proposes; it has applied its event already. */
  @EventListener
  void on(SuspensionProposed proposal) {
    take(accounts.get(AccountNumber.of(proposal.accountNumber())), proposal);
  }

  /** Who has left, or applies anew after a removal, needs no decision any more. */
  @EventListener
  void on(MembershipEnded event) {
    var number = AccountNumber.of(event.accountNumber());
    if (accounts.get(number).status() != MembershipStatus.REMOVED) {
      open(event.accountNumber())
          .ifPresent(
              enforcement -> {
                enforcement.end(deadlines.today());
                record(
                    enforcement,
                    "Enforcement case closed",
                    OPENING,
                    Map.of("reason", event.reason()));
              });
    }
  }

  private EnforcementCase take(AccountView account, SuspensionProposed proposal) {
    var running = open(proposal.accountNumber());
    var today = deadlines.today();
    var enforcement =
        running.orElseGet(
            () ->
                cases.save(
                    new EnforcementCase(
                        proposal.accountNumber(),
                        cases
                                .findByAccountNumberOrderByNumberDesc(proposal.accountNumber())
                                .stream()
                                .mapToInt(EnforcementCase::number)
                                .max()
                                .orElse(0)
                            + 1,
                        account.entityType(),
                        today)));
    if (!enforcement.add(proposal, today)) {
      return enforcement;
    }
    record(
        enforcement,
        running.isEmpty() ? PROPOSED : "Grounds added",
        proposal.by(),
        Map.of(
            "grounds",
            proposal.grounds().label(),
            "statement",
            proposal.statement(),
            "falseInformation",
            proposal.falseInformation(),
            "removalAtOnce",
            proposal.aggravated()));
    if (running.isEmpty()) {
      if (!proposal.aggravated()) {
        tell(enforcement);
      }
      events.publishEvent(new EnforcementOpened(proposal.accountNumber(), enforcement.caseId()));
    } else if (enforcement.state() != EnforcementState.REMOVAL_ASKED) {
      letters.send(
          enforcement.accountNumber(),
          enforcement.caseId(),
          "suspension-grounds-added",
          String.valueOf(enforcement.grounds().size()),
          Map.of(
              "caseId", enforcement.caseId(),
              "grounds", facts.grounds(enforcement, false).getLast(),
              "rule", proposal.rule()),
          OPENING);
    }
    return enforcement;
  }

  /** The letter on the proposal, once for each case. */
  void tell(EnforcementCase enforcement) {
    letters.send(
        enforcement.accountNumber(),
        enforcement.caseId(),
        "suspension-proposed",
        "1",
        Map.of(
            "caseId", enforcement.caseId(),
            "grounds", facts.grounds(enforcement, false),
            "rules", facts.rules(enforcement)),
        OPENING);
  }

  /** The account is pending from now, unless it is already or is suspended. */
  void makePending(EnforcementCase enforcement) {
    var number = AccountNumber.of(enforcement.accountNumber());
    var account = accounts.get(number);
    if (account.status().member() && account.caseState() != CaseState.SUSPENSION_PENDING) {
      accounts.apply(
          number,
          "post_incident_finding",
          enforcement.caseId(),
          enforcement.grounds().getLast().grounds().label(),
          OPENING);
    }
  }

  private Optional<EnforcementCase> open(String accountNumber) {
    return cases.findByAccountNumberOrderByNumberDesc(accountNumber).stream()
        .filter(enforcement -> !enforcement.state().isFinal())
        .findFirst();
  }

  /** The company adds a goal to its plan. */
  public void addGoal(String caseId, GoalEntry entry, Actor by) {
    var enforcement = get(caseId);
    check(enforcement, entry);
    int number = enforcement.addGoal(entry);
    record(enforcement, "Goal added", by, goal(number, entry));
  }

  /** The company changes a goal that is not accepted yet. */
  public void changeGoal(String caseId, int number, GoalEntry entry, Actor by) {
    var enforcement = get(caseId);
    check(enforcement, entry);
    enforcement.changeGoal(number, entry);
    record(enforcement, "Goal changed", by, goal(number, entry));
  }

  /** The company removes a goal that is not accepted yet. */
  public void removeGoal(String caseId, int number, Actor by) {
    var enforcement = get(caseId);
    enforcement.removeGoal(number);
    record(enforcement, "Goal removed", by, Map.of("goal", number));
  }

  private void check(EnforcementCase enforcement, GoalEntry entry) {
    if (entry.text().length() < SHORTEST || entry.text().length() > LONGEST) {
      throw new EnforcementRefused(
          "Describe in %d to %,d characters what will be reached and how one can see it."
              .formatted(SHORTEST, LONGEST));
    }
    LocalDate today = deadlines.today();
    if (entry.dueOn() == null || !entry.dueOn().isAfter(today)) {
      throw new EnforcementRefused(
          "Give the day by which the goal is reached, after " + today + ".");
    }
    if (entry.criterionId() != null && facts.criterion(entry.criterionId()).isEmpty()) {
      throw new EnforcementRefused(
          "There is no criterion %s: give its number, such as 6.5, or leave it empty."
              .formatted(entry.criterionId()));
    }
    if (entry.replaces() != null
        && facts.view(enforcement).goals().stream()
            .noneMatch(goal -> goal.number() == entry.replaces() && goal.missed())) {
      throw new EnforcementRefused(
          "Goal %d was not missed, so that no goal takes its place.".formatted(entry.replaces()));
    }
  }

  private static Map<String, Object> goal(int number, GoalEntry entry) {
    return Map.of(
        "goal",
        number,
        "text",
        entry.text(),
        "criterion",
        entry.criterionId() == null ? "" : entry.criterionId(),
        "dueOn",
        String.valueOf(entry.dueOn()),
        "files",
        entry.documentIds().size());
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
   * Those of an account's dates that the company may know: none of a case that it learns of with
   * the decision only, and not the day of an unannounced check.
   */
  @Transactional(readOnly = true)
  public List<Deadline> openToCompany(String accountNumber, List<Deadline> dates) {
    var confidential =
        of(accountNumber).stream()
            .filter(EnforcementView::confidential)
            .map(EnforcementView::caseId)
            .collect(Collectors.toSet());
    return dates.stream()
        .filter(date -> !confidential.contains(date.caseId()))
        .filter(date -> !date.ruleId().equals(CHECK_RULE))
        .toList();
  }
}
