package org.ctpat.planning;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.ctpat.account.AccountFilter;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.Accounts;
import org.ctpat.account.MembershipStatus;
import org.ctpat.audit.Actor;
import org.ctpat.audit.AuditEvent;
import org.ctpat.audit.AuditTrail;
import org.ctpat.deadline.Deadlines;
import org.ctpat.deadline.UsEastern;
import org.ctpat.validation.Validations;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The yearly work plans: members ranked by decision {@code validationPriority}, field offices
 * filled up to their capacity, approved by headquarters, selections spread over the fiscal year
 * (design choices but for the due dates, DL04 and DL05).
 */
@Service
@Transactional
@EnableConfigurationProperties(PlanningSettings.class)
public class WorkPlans {

  /**
   * What stands where an account number would, for tasks, dates and the trail of the whole
   * programme.
   */
  public static final String PROGRAMME = "PROGRAMME";

  private static final String CBP_STEP = "DC03";
  private static final Set<MembershipStatus> MEMBERS =
      Set.of(
          MembershipStatus.CERTIFIED,
          MembershipStatus.CERTIFIED_VALIDATED,
          MembershipStatus.TIER_3);

  /** Members selected with one job. */
  private static final int SELECTED_AT_ONCE = 50;

  /** The planning season begins a month before the fiscal year. */
  private static final int SEASON_DAYS = 30;

  private final WorkPlanRows plans;
  private final WorkPlanEntries entries;
  private final Ranking ranking;
  private final PlanningSettings settings;
  private final Accounts accounts;
  private final Validations validations;
  private final Deadlines deadlines;
  private final AuditTrail trail;
  private final ApplicationEventPublisher events;

  WorkPlans(
      WorkPlanRows plans,
      WorkPlanEntries entries,
      Ranking ranking,
      PlanningSettings settings,
      Accounts accounts,
      Validations validations,
      Deadlines deadlines,
      AuditTrail trail,
      ApplicationEventPublisher events) {
    this.plans = plans;
    this.entries = entries;
    this.ranking = ranking;
    this.settings = settings;
    this.accounts = accounts;
    this.validations = validations;
    this.deadlines = deadlines;
    this.trail = trail;
    this.events = events;
  }

  /** The fiscal years for which a plan can be asked for now: this one and the next. */
  @Transactional(readOnly = true)
  public List<Integer> yearsToPlan() {
    var now = fiscalYear(deadlines.today());
    return List.of(now, now + 1).stream()
        .filter(year -> !plans.existsById(WorkPlan.idOf(year)))
        .toList();
  }

  /**
   * Asks for the plan of a fiscal year; the ranking begins at once.
   *
   * @return id of the plan
   * @throws PlanRefused when there is one already, or the year is neither this nor the next
   */
  public String request(int planYear, Actor by) {
    var planId = WorkPlan.idOf(planYear);
    if (plans.existsById(planId)) {
      throw new PlanRefused(
          "The work plan for fiscal year " + planYear + " exists already: open it in the list");
    }
    var years = yearsToPlan();
    if (!years.contains(planYear)) {
      throw new PlanRefused(
          "A work plan can be made for this fiscal year or the next, not for " + planYear);
    }
    keep(new WorkPlan(planYear, deadlines.today(), by.name()), by);
    events.publishEvent(new WorkPlanRequested(planId, planYear));
    return planId;
  }

  /**
   * An opened plan.
   *
   * @param isNew false when another process carries the plan out already
   * @param dueAt when headquarters decides about it (DC03)
   */
  public record Opened(String planId, int planYear, boolean isNew, OffsetDateTime dueAt) {}

  /**
   * Opens the plan for a process that carries it out; a second call for the same process returns
   * the same.
   *
   * @param planYear fiscal year; null for the one whose planning season it is
   */
  public Opened open(@Nullable Integer planYear, long processInstanceKey, Actor by) {
    var year = planYear == null ? fiscalYear(deadlines.today().plusDays(SEASON_DAYS)) : planYear;
    var planId = WorkPlan.idOf(year);
    var plan =
        plans
            .locked(planId)
            .orElseGet(() -> keep(new WorkPlan(year, deadlines.today(), by.name()), by));
    var isNew = plan.carriedBy(processInstanceKey);
    var due =
        deadlines.start(
            PROGRAMME,
            planId,
            CBP_STEP,
            plan.openedOn(),
            Map.of("step", "Approve work plan", "fiscalYear", year),
            by);
    return new Opened(planId, year, isNew, due.dueAt());
  }

  /**
   * Ranks the next members. After the last one it gives the ranks and proposes the plan. Repeating
   * it goes on where the last committed job stopped.
   *
   * @return whether all are ranked
   */
  public boolean rank(String planId, Actor by) {
    var plan = locked(planId);
    if (plan.state() != PlanState.RANKING) {
      return true;
    }
    var page =
        accounts.list(
            new AccountFilter(MEMBERS, Set.of(), null, null, null),
            plan.lastRanked() == null ? null : AccountNumber.of(plan.lastRanked()),
            settings.chunk());
    var facts = ranking.facts(page.accounts());
    var known =
        entries
            .findByPlanIdAndAccountNumberIn(
                planId, facts.stream().map(MemberFacts::accountNumber).toList())
            .stream()
            .collect(Collectors.toMap(WorkPlanEntry::accountNumber, entry -> entry));
    var decider = ranking.decider();
    for (var member : facts) {
      var entry =
          known.getOrDefault(
              member.accountNumber(), new WorkPlanEntry(planId, member.accountNumber()));
      entry.rank(plan.ranking(), member, decider.factors(member));
      entries.save(entry);
    }
    if (!page.accounts().isEmpty()) {
      plan.rankedUpTo(page.accounts().getLast().number().value());
    }
    if (page.next() != null) {
      return false;
    }
    propose(plan, by);
    return true;
  }

  private void propose(WorkPlan plan, Actor by) {
    entries.removeOlderThan(plan.planId(), plan.ranking());
    var planned = new LinkedHashMap<String, Integer>();
    var all = entries.byUrgency(plan.planId());
    all.stream()
        .filter(entry -> entry.view().byHand() && entry.state() == EntryState.PLANNED)
        .forEach(entry -> planned.merge(entry.fieldOffice(), 1, Integer::sum));
    int rank = 0;
    for (var entry : all) {
      var fits =
          !entry.view().byHand()
              && wanted(plan, entry)
              && planned.getOrDefault(entry.fieldOffice(), 0)
                  < settings.capacityOf(entry.fieldOffice());
      if (fits) {
        planned.merge(entry.fieldOffice(), 1, Integer::sum);
      }
      entry.place(++rank, fits);
    }
    plan.propose();
    record(plan, "Work plan proposed", by, Map.of("members", rank, "planned", planned));
  }

  /** Due by the end of the fiscal year, or of so many points that it should not wait. */
  private boolean wanted(WorkPlan plan, WorkPlanEntry entry) {
    return entry.points() >= settings.leastPoints()
        || entry.dueOn() != null && !entry.dueOn().isAfter(plan.lastDay());
  }

  /** The plan in words, for people who decide from process variables alone. */
  @Transactional(readOnly = true)
  public String summary(String planId) {
    var plan = get(planId);
    var loads = loads(planId);
    var members = loads.stream().mapToInt(load -> load.planned() + load.reserve()).sum();
    return "%d %s ranked for fiscal year %d, %d planned.\n\n"
            .formatted(
                members,
                members == 1 ? "member" : "members",
                plan.planYear(),
                loads.stream().mapToInt(OfficeLoad::planned).sum())
        + loads.stream()
            .map(
                load ->
                    "- %s: %d planned of a capacity of %d, %d in reserve"
                        .formatted(load.office(), load.planned(), load.capacity(), load.reserve()))
            .collect(Collectors.joining("\n"));
  }

  /** Headquarters strikes a member out, with the reason; repeating it changes nothing. */
  public void strike(String planId, String accountNumber, String reason, Actor by) {
    change(planId, accountNumber, EntryState.STRUCK, reason, by);
  }

  /** Headquarters plans a member that the ranking left out, with the reason. */
  public void add(String planId, String accountNumber, String reason, Actor by) {
    change(planId, accountNumber, EntryState.PLANNED, reason, by);
  }

  private void change(
      String planId, String accountNumber, EntryState wanted, String reason, Actor by) {
    var plan = locked(planId);
    plan.requireProposed();
    if (reason.isBlank() || reason.length() > 2_000) {
      throw new PlanRefused("Give the reason in at most 2,000 characters; it stays with the entry");
    }
    var entry =
        entries
            .findByPlanIdAndAccountNumber(planId, accountNumber)
            .orElseThrow(
                () ->
                    new PlanRefused("Account " + accountNumber + " is not in the plan " + planId));
    if (entry.state() == wanted) {
      return;
    }
    var before = entry.state();
    if (wanted == EntryState.STRUCK) {
      entry.strike(reason.strip(), by.name());
    } else {
      entry.add(reason.strip(), by.name());
    }
    trail.record(
        new AuditEvent(
            PROGRAMME,
            planId,
            wanted == EntryState.STRUCK ? "Struck out of the work plan" : "Added to the work plan",
            accountNumber + " " + entry.companyName(),
            by,
            Map.of("state", before),
            Map.of("state", wanted, "reason", reason.strip())));
  }

  /** What would keep headquarters from approving: offices planned beyond their capacity. */
  @Transactional(readOnly = true)
  List<String> obstacles(String planId) {
    return loads(planId).stream()
        .filter(load -> load.free() < 0)
        .map(
            load ->
                "%s can carry out %d validations and has %d: strike %d out"
                    .formatted(load.office(), load.capacity(), load.planned(), -load.free()))
        .toList();
  }

  /**
   * Headquarters approves the plan: each office's members get days spread evenly over what is left
   * of the fiscal year, the most urgent first. Repeating it changes nothing.
   */
  void approve(String planId, String remarks, Actor by) {
    var plan = locked(planId);
    if (plan.state() == PlanState.APPROVED) {
      return;
    }
    plan.approve(by.name(), deadlines.today(), remarks);
    var first = deadlines.today().isAfter(plan.firstDay()) ? deadlines.today() : plan.firstDay();
    var days = Math.max(1, ChronoUnit.DAYS.between(first, plan.lastDay()) + 1);
    var perOffice =
        entries.findByPlanIdAndStateOrderByRankNo(planId, EntryState.PLANNED).stream()
            .collect(
                Collectors.groupingBy(
                    WorkPlanEntry::fieldOffice, LinkedHashMap::new, Collectors.toList()));
    perOffice
        .values()
        .forEach(
            planned -> {
              for (int i = 0; i < planned.size(); i++) {
                planned.get(i).selectOn(first.plusDays(i * days / planned.size()));
              }
            });
    deadlines.met(planId, CBP_STEP, by);
    record(plan, "Work plan approved", by, Map.of("remarks", remarks));
  }

  /** Headquarters has the members ranked again, what it changed by hand being kept. */
  void rankAgain(String planId, String remarks, Actor by) {
    var plan = locked(planId);
    if (plan.state() == PlanState.RANKING) {
      return;
    }
    plan.rankAgain(remarks);
    record(plan, "Work plan to be ranked again", by, Map.of("remarks", remarks));
  }

  /**
   * Selects the members whose day has come, some at a time and each once: entry, selection and the
   * message about it are kept together. Who cannot be selected is skipped with the reason.
   *
   * @return when the next ones are to be selected; empty after the last
   */
  public Optional<OffsetDateTime> select(String planId, Actor by) {
    var plan = locked(planId);
    var today = deadlines.today();
    for (var entry :
        entries.findByPlanIdAndStateAndSelectOnLessThanEqualOrderByRankNo(
            planId, EntryState.PLANNED, today, Limit.of(SELECTED_AT_ONCE))) {
      var obstacle = validations.obstacle(entry.accountNumber());
      if (obstacle.isPresent()) {
        entry.skip(obstacle.get());
      } else {
        entry.selected(validations.select(entry.accountNumber(), reason(plan, entry), by));
      }
      entries.save(entry);
    }
    entries.flush();
    var next = entries.nextDay(planId);
    if (next.isEmpty()) {
      plan.carriedOut();
    }
    return next.map(UsEastern::startOf);
  }

  private static String reason(WorkPlan plan, WorkPlanEntry entry) {
    return "Work plan %d, rank %d: %s"
        .formatted(
            plan.planYear(),
            entry.rank(),
            entry.reasons().isBlank() ? "capacity" : entry.reasons().replace("\n", "; "));
  }

  /** All plans, the newest first. */
  @Transactional(readOnly = true)
  public List<WorkPlanView> all() {
    return plans.findAllByOrderByPlanYearDesc().stream().map(this::view).toList();
  }

  /** The plan, if there is one of this id. */
  @Transactional(readOnly = true)
  public Optional<WorkPlanView> find(String planId) {
    return plans.findById(planId).map(this::view);
  }

  /**
   * The entries of a plan in the order of their ranks.
   *
   * @param office of this field office alone; null for all
   * @param state in this state alone; null for all
   * @param after rank after which to go on; 0 for the beginning
   */
  @Transactional(readOnly = true)
  public List<PlanEntryView> entries(
      String planId, @Nullable String office, @Nullable EntryState state, int after, int size) {
    return entries.page(planId, after, office, state, Limit.of(size)).stream()
        .map(WorkPlanEntry::view)
        .toList();
  }

  /** What the plan asks of each field office, in the order of their names. */
  @Transactional(readOnly = true)
  public List<OfficeLoad> loads(String planId) {
    var offices = new TreeMap<String, Map<EntryState, Integer>>();
    for (var count : entries.counts(planId)) {
      offices
          .computeIfAbsent(count.getOffice(), any -> new EnumMap<>(EntryState.class))
          .put(count.getState(), (int) count.getEntries());
    }
    return offices.entrySet().stream()
        .map(
            office -> {
              var counts = office.getValue();
              return new OfficeLoad(
                  office.getKey(),
                  settings.capacityOf(office.getKey()),
                  counts.getOrDefault(EntryState.PLANNED, 0)
                      + counts.getOrDefault(EntryState.SELECTED, 0)
                      + counts.getOrDefault(EntryState.SKIPPED, 0),
                  counts.getOrDefault(EntryState.RESERVE, 0)
                      + counts.getOrDefault(EntryState.STRUCK, 0));
            })
        .toList();
  }

  private WorkPlanView view(WorkPlan plan) {
    int members = 0;
    int planned = 0;
    int selected = 0;
    for (var count : entries.counts(plan.planId())) {
      var number = (int) count.getEntries();
      members += number;
      switch (count.getState()) {
        case PLANNED, SKIPPED -> planned += number;
        case SELECTED -> {
          planned += number;
          selected += number;
        }
        default -> {}
      }
    }
    return plan.view(members, planned, selected);
  }

  private static int fiscalYear(LocalDate day) {
    return day.getMonthValue() >= 10 ? day.getYear() + 1 : day.getYear();
  }

  private WorkPlan keep(WorkPlan plan, Actor by) {
    var kept = plans.saveAndFlush(plan);
    record(kept, "Work plan opened", by, Map.of("fiscalYear", kept.planYear()));
    return kept;
  }

  private WorkPlan locked(String planId) {
    return plans
        .locked(planId)
        .orElseThrow(() -> new PlanRefused("There is no work plan " + planId));
  }

  private WorkPlan get(String planId) {
    return plans
        .findById(planId)
        .orElseThrow(() -> new PlanRefused("There is no work plan " + planId));
  }

  private void record(WorkPlan plan, String action, Actor by, Map<String, ?> after) {
    trail.record(
        new AuditEvent(
            PROGRAMME,
            plan.planId(),
            action,
            "Validation work plan " + plan.planYear(),
            by,
            Map.of(),
            after));
  }
}
