package org.ctpat.deadline;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.ctpat.audit.Actor;
import org.ctpat.audit.AuditEvent;
import org.ctpat.audit.AuditTrail;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Computes due dates by the rules of the decision table {@code deadlines} and keeps them with their
 * provenance.
 */
@Service
public class Deadlines {

  private static final int CHUNK = 500;

  private final DueDates dates;
  private final DeadlineRules rules;
  private final AuditTrail audit;
  private final ApplicationEventPublisher events;
  private final JsonMapper json;
  private final Clock clock;

  Deadlines(
      DueDates dates,
      DeadlineRules rules,
      AuditTrail audit,
      ApplicationEventPublisher events,
      JsonMapper json,
      Clock clock) {
    this.dates = dates;
    this.rules = rules;
    this.audit = audit;
    this.events = events;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Starts the clock of a rule. A date exists once for each case, rule and cycle: a repeated call
   * returns the stored one unchanged.
   *
   * @param inputs facts for "why this date", such as the document that started it
   */
  @Transactional
  public Deadline start(
      String accountNumber,
      String caseId,
      String ruleId,
      String cycle,
      LocalDate startOn,
      Map<String, ?> inputs,
      Actor by) {
    var stored = dates.findByCaseIdAndRuleIdAndCycle(caseId, ruleId, cycle);
    if (stored.isPresent()) {
      return stored.get().view(json);
    }
    var rule = rules.get(ruleId);
    var count = DayCount.of(rule.period(), rule.dayCount(), rule.direction());
    var dueOn = count.from(startOn);
    var explanation =
        "%s %s “%s” on %s (%s, %s)"
            .formatted(
                count.inWords(),
                rule.direction(),
                rule.startsWhen().split(";| \\(", 2)[0].strip(),
                UsEastern.inWords(startOn),
                ruleId,
                rule.source());
    return keep(
        new DueDate(
            accountNumber,
            caseId,
            cycle,
            rule,
            rule.period(),
            startOn,
            dueOn,
            explanation,
            json.writeValueAsString(new TreeMap<>(inputs)),
            clock.instant().truncatedTo(ChronoUnit.MICROS),
            by.id()),
        "Date set",
        by);
  }

  /** As {@link #start} with cycle {@code 1}. */
  @Transactional
  public Deadline start(
      String accountNumber,
      String caseId,
      String ruleId,
      LocalDate startOn,
      Map<String, ?> inputs,
      Actor by) {
    return start(accountNumber, caseId, ruleId, "1", startOn, inputs, by);
  }

  /**
   * A date set by a person instead of a rule (an extension), with its reason; once for each case,
   * rule and cycle.
   */
  @Transactional
  public Deadline extend(
      String accountNumber,
      String caseId,
      String ruleId,
      String cycle,
      LocalDate dueOn,
      String reason,
      Actor by) {
    var stored = dates.findByCaseIdAndRuleIdAndCycle(caseId, ruleId, cycle);
    if (stored.isPresent()) {
      return stored.get().view(json);
    }
    var rule = rules.get(ruleId);
    dates
        .findByCaseIdAndRuleIdAndState(caseId, ruleId, Deadline.State.OPEN)
        .forEach(open -> open.cancel(today()));
    return keep(
        new DueDate(
            accountNumber,
            caseId,
            cycle,
            rule,
            DueDate.SET_BY_PERSON,
            today(),
            dueOn,
            "Set to %s by %s: %s (in place of %s)"
                .formatted(UsEastern.inWords(dueOn), by.name(), shortened(reason), ruleId),
            json.writeValueAsString(Map.of("reason", reason)),
            clock.instant().truncatedTo(ChronoUnit.MICROS),
            by.id()),
        "Date extended",
        by);
  }

  /** Marks the open dates of this rule in this case as met today; harmless when there is none. */
  @Transactional
  public void met(String caseId, String ruleId, Actor by) {
    meet(dates.findByCaseIdAndRuleIdAndState(caseId, ruleId, Deadline.State.OPEN), by);
  }

  /** Marks the date of one cycle as met today; harmless when there is none or it is not open. */
  @Transactional
  public void met(String caseId, String ruleId, String cycle, Actor by) {
    meet(openOf(caseId, ruleId, cycle), by);
  }

  /** Cancels the date of one cycle; harmless when there is none or it is not open. */
  @Transactional
  public void cancel(String caseId, String ruleId, String cycle, String reason, Actor by) {
    cancel(openOf(caseId, ruleId, cycle), reason, by);
  }

  /** Cancels all open dates of a case. */
  @Transactional
  public void cancelAll(String caseId, String reason, Actor by) {
    cancel(dates.findByCaseIdAndState(caseId, Deadline.State.OPEN), reason, by);
  }

  /**
   * Cancels all open dates of an account, whatever case they belong to, and returns them.
   *
   * @param exceptRule rule whose dates run on, such as {@code DL17}
   */
  @Transactional
  public List<Deadline> cancelAllOf(
      String accountNumber, String exceptRule, String reason, Actor by) {
    var open =
        dates.findByAccountNumberAndState(accountNumber, Deadline.State.OPEN).stream()
            .filter(date -> !date.ruleId().equals(exceptRule))
            .toList();
    cancel(open, reason, by);
    return open.stream().map(date -> date.view(json)).toList();
  }

  /**
   * Lets the clock of an open date stand still while the company repairs something; {@link #resume}
   * moves the due day by the days that it stood.
   *
   * @param id of the date, which must be this account's
   * @param reason what is repaired, shown in "why this date"
   * @throws PauseRefused when the rule does not allow it, the date is closed or the clock stands
   *     already
   */
  @Transactional
  public Deadline pause(String accountNumber, long id, String reason, Actor by) {
    if (reason.isBlank()) {
      throw new PauseRefused("Say what the company repairs: the reason is shown with the date.");
    }
    var date = ofAccount(accountNumber, id);
    date.pause(today(), by.name(), shortened(reason.strip()));
    audit.record(
        event(
            date,
            "Clock paused",
            by,
            Map.of("dueOn", date.dueOn()),
            Map.of("pausedOn", today(), "reason", shortened(reason.strip()))));
    return date.view(json);
  }

  /**
   * Lets a paused clock run on: the due day moves by the days it stood, working days where the rule
   * counts those.
   *
   * @throws PauseRefused when the clock is not paused
   */
  @Transactional
  public Deadline resume(String accountNumber, long id, Actor by) {
    var date = ofAccount(accountNumber, id);
    var before = date.dueOn();
    int days = date.resume(today(), by.name());
    audit.record(
        event(
            date,
            "Clock resumed",
            by,
            Map.of("dueOn", before),
            Map.of("dueOn", date.dueOn(), "pausedDays", days)));
    var view = date.view(json);
    if (days > 0) {
      events.publishEvent(
          new DueDateMoved(accountNumber, view.caseId(), view.ruleId(), before, view.dueOn()));
    }
    return view;
  }

  /** The date with this id, when it is this account's. */
  @Transactional(readOnly = true)
  public Optional<Deadline> find(String accountNumber, long id) {
    return dates
        .findById(id)
        .filter(date -> date.accountNumber().equals(accountNumber))
        .map(date -> date.view(json));
  }

  /** The newest date of a rule in a case. */
  @Transactional(readOnly = true)
  public Optional<Deadline> find(String caseId, String ruleId) {
    return dates
        .findFirstByCaseIdAndRuleIdOrderByIdDesc(caseId, ruleId)
        .map(date -> date.view(json));
  }

  /**
   * The date of a case whose clock has stood still and that was due at this moment before; an open
   * one rather than a closed one. Empty when nothing has moved: what was due then, was due.
   *
   * @param ruleId null for that of any rule
   */
  @Transactional(readOnly = true)
  public Optional<Deadline> movedFrom(
      String caseId, @Nullable String ruleId, OffsetDateTime dueAt) {
    var day = dueAt.atZoneSameInstant(UsEastern.ZONE).toLocalDate();
    return dates.findByCaseIdOrderById(caseId).stream()
        .filter(date -> ruleId == null || date.ruleId().equals(ruleId))
        .filter(date -> date.movedFrom(day))
        .max(Comparator.comparing(DueDate::open).thenComparing(DueDate::id))
        .map(date -> date.view(json));
  }

  /** The earliest open date by one of these rules for each account that has one. */
  @Transactional(readOnly = true)
  public Map<String, LocalDate> earliestOpen(
      Collection<String> accountNumbers, Collection<String> ruleIds) {
    return dates.earliestOpen(accountNumbers, ruleIds).stream()
        .collect(
            Collectors.toMap(
                DueDates.EarliestDue::getAccountNumber, DueDates.EarliestDue::getDueOn));
  }

  /** All dates of an account, open ones first, soonest first. */
  @Transactional(readOnly = true)
  public List<Deadline> of(String accountNumber) {
    return dates.ofAccount(accountNumber).stream().map(date -> date.view(json)).toList();
  }

  /** Today's date in U.S. Eastern time by the injected clock. */
  public LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), UsEastern.ZONE);
  }

  /** The rule as deployed now. */
  public DeadlineRule rule(String ruleId) {
    return rules.get(ruleId);
  }

  /**
   * Computes every stored date anew from its stored rule, start and pauses, and lists those that
   * differ; none when all dates are what they should be (the programme's portal once corrupted
   * dates, GAO-17-84).
   */
  @Transactional(readOnly = true)
  public Recomputation recomputeAll() {
    var found = new ArrayList<Difference>();
    long checked = 0;
    long last = 0;
    for (var chunk = dates.findByIdGreaterThanOrderById(last, Limit.of(CHUNK));
        !chunk.isEmpty();
        chunk = dates.findByIdGreaterThanOrderById(last, Limit.of(CHUNK))) {
      for (var date : chunk) {
        checked++;
        var dueOn = date.recomputed();
        if (!dueOn.equals(date.dueOn())) {
          found.add(
              new Difference(
                  date.accountNumber(),
                  date.caseId(),
                  date.ruleId(),
                  date.name(),
                  date.cycle(),
                  date.startOn(),
                  date.tableVersion(),
                  date.dueOn(),
                  dueOn));
        }
        last = date.id();
      }
    }
    return new Recomputation(checked, found);
  }

  /**
   * What computing all dates anew has shown.
   *
   * @param checked how many dates were computed
   * @param differences those that are stored otherwise
   */
  public record Recomputation(long checked, List<Difference> differences) {}

  /**
   * A stored date that is not what its rule, start and pauses give.
   *
   * @param tableVersion version of the decision table by which it was computed, null when not known
   */
  public record Difference(
      String accountNumber,
      String caseId,
      String ruleId,
      String name,
      String cycle,
      LocalDate startOn,
      @Nullable Integer tableVersion,
      LocalDate stored,
      LocalDate computed) {}

  private DueDate ofAccount(String accountNumber, long id) {
    return dates
        .findById(id)
        .filter(date -> date.accountNumber().equals(accountNumber))
        .orElseThrow(
            () -> new PauseRefused("Account " + accountNumber + " has no date " + id + "."));
  }

  private Deadline keep(DueDate date, String action, Actor by) {
    var view = dates.save(date).view(json);
    audit.record(
        event(
            date,
            action,
            by,
            Map.of(),
            Map.of("dueOn", view.dueOn(), "explanation", view.explanation())));
    return view;
  }

  private List<DueDate> openOf(String caseId, String ruleId, String cycle) {
    return dates.findByCaseIdAndRuleIdAndState(caseId, ruleId, Deadline.State.OPEN).stream()
        .filter(date -> date.cycle().equals(cycle))
        .toList();
  }

  private void meet(List<DueDate> open, Actor by) {
    for (var date : open) {
      date.meet(today());
      audit.record(
          event(
              date,
              "Date met",
              by,
              Map.of("state", Deadline.State.OPEN),
              Map.of("metOn", today())));
    }
  }

  private void cancel(List<DueDate> open, String reason, Actor by) {
    for (var date : open) {
      date.cancel(today());
      audit.record(
          event(
              date, "Date cancelled", by, Map.of("dueOn", date.dueOn()), Map.of("reason", reason)));
    }
  }

  private static AuditEvent event(
      DueDate date, String action, Actor by, Map<String, ?> before, Map<String, ?> after) {
    return new AuditEvent(
        date.accountNumber(),
        date.caseId(),
        action,
        date.ruleId() + " " + date.name(),
        by,
        before,
        after);
  }

  private static String shortened(String reason) {
    return reason.length() <= 500 ? reason : reason.substring(0, 499) + "…";
  }
}
