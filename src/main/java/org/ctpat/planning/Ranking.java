package org.ctpat.planning;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ctpat.account.AccountView;
import org.ctpat.audit.AuditTrail;
import org.ctpat.deadline.Deadlines;
import org.ctpat.deadline.UsEastern;
import org.ctpat.decision.Decisions;
import org.ctpat.incident.Incidents;
import org.ctpat.risk.RiskAssessments;
import org.ctpat.risk.RiskStanding;
import org.ctpat.validation.CorrectiveActions;
import org.ctpat.validation.Validations;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what the ranking needs of some hundred members at once, and has it decided. */
@Component
class Ranking {

  private static final Set<String> VALIDATION = Set.of("DL04", "DL05");
  private static final int FAR_AWAY = 9_999;

  /** A round of revalidation (DL05). */
  private static final int CYCLE_YEARS = 4;

  private static final String NO_OFFICE = "Not assigned";

  private final Deadlines deadlines;
  private final RiskAssessments risks;
  private final CorrectiveActions actions;
  private final Validations validations;
  private final Incidents incidents;
  private final AuditTrail trail;
  private final Decisions decisions;
  private final Clock clock;

  Ranking(
      Deadlines deadlines,
      RiskAssessments risks,
      CorrectiveActions actions,
      Validations validations,
      Incidents incidents,
      AuditTrail trail,
      Decisions decisions,
      Clock clock) {
    this.deadlines = deadlines;
    this.risks = risks;
    this.actions = actions;
    this.validations = validations;
    this.incidents = incidents;
    this.trail = trail;
    this.decisions = decisions;
    this.clock = clock;
  }

  /** The facts of these members; those whose validation is under way are left out. */
  List<MemberFacts> facts(List<AccountView> members) {
    if (members.isEmpty()) {
      return List.of();
    }
    var numbers = members.stream().map(member -> member.number().value()).toList();
    var since = UsEastern.startOf(deadlines.today().minusYears(CYCLE_YEARS)).toInstant();
    var underWay = validations.underWay(numbers);
    var dueOn = deadlines.earliestOpen(numbers, VALIDATION);
    var standings = risks.standings(numbers);
    var happened = incidents.counts(numbers, since);
    var changes = trail.counts(numbers, "Company profile changed", since);
    var overdue = actions.overdue(numbers);
    return members.stream()
        .filter(member -> !underWay.contains(member.number().value()))
        .map(
            member -> {
              var number = member.number().value();
              var standing = standings.getOrDefault(number, new RiskStanding("none", 0));
              return new MemberFacts(
                  number,
                  member.companyName(),
                  member.entityType(),
                  member.fieldOffice() == null ? NO_OFFICE : member.fieldOffice(),
                  dueOn.get(number),
                  standing.risk(),
                  standing.lanes(),
                  happened.getOrDefault(number, 0),
                  changes.getOrDefault(number, 0),
                  overdue.getOrDefault(number, 0));
            })
        .toList();
  }

  /** Decides for members one by one; equal facts are decided once. */
  Decider decider() {
    return new Decider();
  }

  /** A run of decisions with one version of the table. */
  final class Decider {

    private final Map<Map<String, Object>, List<Factor>> known = new HashMap<>();
    private final LocalDate today = LocalDate.ofInstant(clock.instant(), UsEastern.ZONE);

    /** Why the member is validated before others. */
    List<Factor> factors(MemberFacts facts) {
      return known.computeIfAbsent(
          Map.of(
              "daysToDue", daysTo(facts.dueOn()),
              "risk", facts.risk(),
              "lanes", facts.lanes(),
              "incidents", facts.incidents(),
              "changes", facts.changes(),
              "overdueActions", facts.overdueActions(),
              "entityType", facts.entityType()),
          this::decide);
    }

    private long daysTo(@Nullable LocalDate dueOn) {
      return dueOn == null ? FAR_AWAY : ChronoUnit.DAYS.between(today, dueOn);
    }

    private List<Factor> decide(Map<String, Object> inputs) {
      return decisions.evaluate("validationPriority", inputs) instanceof List<?> rows
          ? rows.stream().map(row -> factor((Map<?, ?>) row)).toList()
          : List.of();
    }

    private static Factor factor(Map<?, ?> row) {
      return new Factor(((Number) row.get("points")).intValue(), String.valueOf(row.get("reason")));
    }
  }
}
