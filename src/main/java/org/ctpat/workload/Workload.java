package org.ctpat.workload;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.ctpat.account.CaseState;
import org.ctpat.account.MembershipStatus;
import org.ctpat.criteria.CriteriaCatalogue;
import org.ctpat.criteria.Criterion;
import org.ctpat.validation.FindingResult;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts cases, tasks, dates, findings and durations. Each method asks the database once, and lets
 * it count: what comes back grows with the kinds of things, not with the number of accounts.
 */
@Service
@Transactional(readOnly = true)
public class Workload {

  /** Key of the row for what no person or office is named for. */
  public static final String NOBODY = "";

  /** Key of the row of annual reviews among the case states. */
  public static final String ANNUAL_REVIEW = "ANNUAL_REVIEW";

  /** Days back to which durations and findings are counted. */
  public static final int PERIOD_DAYS = 365;

  /** Days back to which applications are followed. */
  public static final int FUNNEL_DAYS = 730;

  /** Months of the trend, the running one among them. */
  public static final int TREND_MONTHS = 12;

  private static final ZoneId EASTERN = ZoneId.of("America/New_York");
  private static final List<String> AGES = List.of("UNDER_30", "UNDER_90", "UNDER_180", "FROM_180");
  private static final List<String> URGENCY = List.of("OVERDUE", "DUE_7", "LATER");
  private static final List<String> DUE = List.of("OVERDUE", "DUE_30", "DUE_60", "DUE_90");
  private static final List<String> FATES =
      List.of("WENT_ON", "RUNNING", "WITHDRAWN", "LAPSED", "INELIGIBLE");
  private static final List<String> STEPS =
      List.of("APPLIED", "SUBMITTED", "REVIEWED", "VETTED", "CERTIFIED");
  private static final List<MembershipStatus> STANDINGS =
      List.of(
          MembershipStatus.CERTIFIED,
          MembershipStatus.CERTIFIED_VALIDATED,
          MembershipStatus.TIER_3,
          MembershipStatus.SUSPENDED);
  private static final List<FindingResult> RESULTS =
      List.of(
          FindingResult.BEST_PRACTICE,
          FindingResult.MET,
          FindingResult.MET_WITH_RECOMMENDATION,
          FindingResult.ACTION_REQUIRED);
  private static final List<String> EVENTS =
      List.of("APPLICATIONS", "CERTIFICATIONS", "VALIDATIONS", "SUSPENSIONS");

  private final JdbcClient jdbc;
  private final CriteriaCatalogue criteria;
  private final Clock clock;

  Workload(JdbcClient jdbc, CriteriaCatalogue criteria, Clock clock) {
    this.jdbc = jdbc;
    this.criteria = criteria;
    this.clock = clock;
  }

  /**
   * Running cases by step and age: days since the application, validation, suspension, appeal or
   * annual review of the step was opened. Rows in the order of {@link CaseState}, keys its names,
   * then {@link #ANNUAL_REVIEW}.
   */
  public Figure cases(WorkloadFilter filter) {
    var today = today();
    var counted =
        rows(
            """
            select s.stage, s.stage,
              sum(case when s.opened_on > :d30 then 1 else 0 end),
              sum(case when s.opened_on <= :d30 and s.opened_on > :d90 then 1 else 0 end),
              sum(case when s.opened_on <= :d90 and s.opened_on > :d180 then 1 else 0 end),
              sum(case when s.opened_on <= :d180 then 1 else 0 end)
            from (
              select a.case_state as stage, coalesce(
                case
                  when a.case_state in ('VALIDATION_PLANNED', 'VALIDATION_ACTIVE', 'ACTIONS_REQUIRED') then
                    (select max(cast(v.opened_at as date)) from validation v where v.account_number = a.account_number)
                  when a.case_state in ('SUSPENSION_PENDING', 'REINSTATEMENT_REVIEW') then
                    (select max(e.opened_on) from enforcement_case e where e.account_number = a.account_number)
                  when a.case_state = 'APPEAL_PENDING' then
                    (select max(p.filed_on) from appeal p where p.account_number = a.account_number)
                  else
                    (select max(p.opened_on) from application p where p.account_number = a.account_number)
                end, cast(a.created_at as date)) as opened_on
              from account a where a.case_state <> 'NONE' %1$s
              union all
              select '%2$s', r.opened_on
              from annual_review r join account a on a.account_number = r.account_number
              where r.state <> 'RENEWED' and a.membership_status not in ('REMOVED', 'WITHDRAWN', 'INELIGIBLE') %1$s
            ) s group by s.stage
            """
                .formatted(filter.conditions(), ANNUAL_REVIEW),
            AGES.size(),
            filter,
            Map.of(
                "d30", today.minusDays(30),
                "d90", today.minusDays(90),
                "d180", today.minusDays(180)));
    var order =
        new ArrayList<>(
            Arrays.stream(CaseState.values())
                .filter(state -> state != CaseState.NONE)
                .map(Enum::name)
                .toList());
    order.add(ANNUAL_REVIEW);
    return new Figure(AGES, inOrder(order, counted, AGES.size()));
  }

  /**
   * Open tasks of CBP by whom they are assigned to, and by the field office of their account; most
   * first. Key and name {@link #NOBODY} where there is none.
   */
  public TaskLoad tasks(WorkloadFilter filter) {
    var now = clock.instant().atZone(EASTERN).toOffsetDateTime();
    var people = new TreeMap<String, Sum>();
    var offices = new TreeMap<String, Sum>();
    jdbc.sql(
            """
            select t.assignee, m.name, a.field_office,
              sum(case when t.due_at < :now then 1 else 0 end),
              sum(case when t.due_at >= :now and t.due_at < :soon then 1 else 0 end),
              sum(case when t.due_at is null or t.due_at >= :soon then 1 else 0 end)
            from inbox_task t
            left join account a on a.account_number = t.account_number
            left join staff_member m on m.id = t.assignee
            where t.state = 'OPEN' and exists (select 1 from inbox_task_group g
              where g.task_key = t.task_key and g.group_name like 'ctpat-%%') %s
            group by t.assignee, m.name, a.field_office
            """
                .formatted(filter.conditions()))
        .params(filter.values())
        .param("now", now)
        .param("soon", now.plusDays(7))
        .query(
            row -> {
              var assignee = text(row, 1, NOBODY);
              var values = numbers(row, 4, URGENCY.size());
              add(people, assignee, text(row, 2, assignee), values);
              var office = text(row, 3, NOBODY);
              add(offices, office, office, values);
            });
    return new TaskLoad(
        new Figure(URGENCY, mostFirst(people.values())),
        new Figure(URGENCY, mostFirst(offices.values())));
  }

  /** Open tasks of people by the id of their process. */
  public Map<String, Long> openTasksByProcess() {
    var open = new TreeMap<String, Long>();
    jdbc.sql("select process_id, count(*) from inbox_task where state = 'OPEN' group by process_id")
        .query(
            row -> {
              open.put(row.getString(1), row.getLong(2));
            });
    return open;
  }

  /** Open dates that something must be done by, overdue or within 90 days, by their rule. */
  public Figure dueByRule(WorkloadFilter filter) {
    var today = today();
    return new Figure(
        DUE,
        mostFirst(
            sums(
                rows(
                    """
                    select d.rule_id, max(d.name),
                      sum(case when d.due_on < :today then 1 else 0 end),
                      sum(case when d.due_on >= :today and d.due_on <= :d30 then 1 else 0 end),
                      sum(case when d.due_on > :d30 and d.due_on <= :d60 then 1 else 0 end),
                      sum(case when d.due_on > :d60 then 1 else 0 end)
                    from deadline d %s
                    where d.state = 'OPEN' and d.kind = 'NOT_LATER_THAN' and d.due_on <= :d90 %s
                    group by d.rule_id
                    """
                        .formatted(account(filter, "d.account_number"), filter.conditions()),
                    DUE.size(),
                    filter,
                    Map.of(
                        "today", today,
                        "d30", today.plusDays(30),
                        "d60", today.plusDays(60),
                        "d90", today.plusDays(90))))));
  }

  /** Open tasks of companies and of CBP, overdue or due within 90 days, by their step. */
  public Figure dueByStep(WorkloadFilter filter) {
    var now = clock.instant().atZone(EASTERN).toOffsetDateTime();
    return new Figure(
        DUE,
        mostFirst(
            sums(
                rows(
                    """
                    select t.process_id || '/' || t.element_id, max(t.name),
                      sum(case when t.due_at < :now then 1 else 0 end),
                      sum(case when t.due_at >= :now and t.due_at < :d30 then 1 else 0 end),
                      sum(case when t.due_at >= :d30 and t.due_at < :d60 then 1 else 0 end),
                      sum(case when t.due_at >= :d60 then 1 else 0 end)
                    from inbox_task t %s
                    where t.state = 'OPEN' and t.due_at < :d90 %s
                    group by t.process_id || '/' || t.element_id
                    """
                        .formatted(account(filter, "t.account_number"), filter.conditions()),
                    DUE.size(),
                    filter,
                    Map.of(
                        "now", now,
                        "d30", now.plusDays(30),
                        "d60", now.plusDays(60),
                        "d90", now.plusDays(90))))));
  }

  /**
   * Days from the beginning of each step by people to its end, of those that ended in the last
   * {@link #PERIOD_DAYS} days, slowest first; before them, with an empty process id, the way from
   * the first submission to the certification.
   */
  public List<StepTime> times(WorkloadFilter filter) {
    return jdbc
        .sql(
            """
            select '' as process_id, '' as element_id, '' as name, count(*) as done,
              percentile_cont(0.5) within group (order by c.days) as median,
              percentile_cont(0.9) within group (order by c.days) as ninetieth,
              cast(null as numeric) as allowed
            from (
              select (extract(epoch from p.closed_on) - extract(epoch from min(s.submitted_on))) / 86400.0 as days
              from application p
              join application_submission s on s.application_id = p.id
              join account a on a.account_number = p.account_number
              where p.outcome = 'CERTIFIED' and p.closed_on >= :since %1$s
              group by p.id, p.closed_on) c
            having count(*) > 0
            union all
            select t.process_id, t.element_id, max(t.name), count(*),
              percentile_cont(0.5) within group
                (order by (extract(epoch from t.closed_at) - extract(epoch from t.created_at)) / 86400.0),
              percentile_cont(0.9) within group
                (order by (extract(epoch from t.closed_at) - extract(epoch from t.created_at)) / 86400.0),
              percentile_cont(0.5) within group
                (order by (extract(epoch from t.due_at) - extract(epoch from t.created_at)) / 86400.0)
            from inbox_task t %2$s
            where t.state = 'COMPLETED' and t.closed_at >= :start %1$s
            group by t.process_id, t.element_id
            order by 1, 5 desc, 2
            """
                .formatted(filter.conditions(), account(filter, "t.account_number")))
        .params(filter.values())
        .param("since", today().minusDays(PERIOD_DAYS))
        .param("start", startOf(today().minusDays(PERIOD_DAYS)))
        .query(
            (row, number) ->
                new StepTime(
                    row.getString("process_id"),
                    row.getString("element_id"),
                    row.getString("name"),
                    row.getLong("done"),
                    row.getDouble("median"),
                    row.getDouble("ninetieth"),
                    row.getObject("allowed") == null ? null : row.getDouble("allowed")))
        .list()
        .stream()
        .sorted(
            Comparator.comparing((StepTime time) -> !time.processId().isEmpty())
                .thenComparing(StepTime::median, Comparator.reverseOrder()))
        .toList();
  }

  /**
   * How far the applications of the last {@link #FUNNEL_DAYS} days have come. Each row counts those
   * that reached a step: how many went on from it, are there now, or ended there and how.
   */
  public Figure funnel(WorkloadFilter filter) {
    var counts = new long[STEPS.size()][FATES.size()];
    jdbc.sql(
            """
            select f.furthest, f.fate, count(*) from (
              select case
                  when p.outcome = 'CERTIFIED' then 4
                  when p.profile_approved and p.vetting_result is not null then 3
                  when p.profile_approved then 2
                  when exists (select 1 from application_submission s where s.application_id = p.id) then 1
                  else 0 end as furthest,
                coalesce(p.outcome, 'RUNNING') as fate
              from application p %s where p.opened_on > :since %s) f
            group by f.furthest, f.fate
            """
                .formatted(account(filter, "p.account_number"), filter.conditions()))
        .params(filter.values())
        .param("since", today().minusDays(FUNNEL_DAYS))
        .query(
            row -> {
              var furthest = row.getInt(1);
              var number = row.getLong(3);
              for (int step = 0; step < furthest; step++) {
                counts[step][0] += number;
              }
              counts[furthest][Math.max(0, FATES.indexOf(row.getString(2)))] += number;
            });
    return new Figure(
        FATES,
        IntStream.range(0, STEPS.size())
            .mapToObj(
                step ->
                    new Figure.Row(
                        STEPS.get(step),
                        STEPS.get(step),
                        Arrays.stream(counts[step]).boxed().toList()))
            .toList());
  }

  /** Members and suspended members by entity type (keys its codes) and membership status. */
  public Figure standings(WorkloadFilter filter) {
    return new Figure(
        names(STANDINGS),
        mostFirst(
            pivot(
                """
                select a.entity_type, a.entity_type, a.membership_status, count(*) from account a
                where a.membership_status in ('CERTIFIED', 'CERTIFIED_VALIDATED', 'TIER_3', 'SUSPENDED') %s
                group by a.entity_type, a.membership_status
                """
                    .formatted(filter.conditions()),
                names(STANDINGS),
                filter,
                Map.of())));
  }

  /**
   * Findings of the last {@link #PERIOD_DAYS} days by category of the criteria and must or should.
   * Keys such as {@code 6-MUST}, names those of the categories; in the order of the catalogue.
   */
  public Figure findings(WorkloadFilter filter) {
    var joins =
        filter.narrows()
            ? "join validation v on v.case_id = f.case_id" + account(filter, "v.account_number")
            : "";
    var byCriterion =
        pivot(
            """
            select f.criterion_id || case when f.must then '/MUST' else '/SHOULD' end, f.criterion_id,
              f.result, count(*)
            from validation_finding f %s
            where f.recorded_at >= :start and f.result <> 'NOT_APPLICABLE' %s
            group by f.criterion_id, f.must, f.result
            """
                .formatted(joins, filter.conditions()),
            names(RESULTS),
            filter,
            Map.of("start", startOf(today().minusDays(PERIOD_DAYS))));
    var categories = new TreeMap<String, Sum>();
    for (var row : byCriterion) {
      var criterion = criteria.find(row.name);
      var must = row.key.endsWith("/MUST") ? "MUST" : "SHOULD";
      // With leading zero, so that the categories are in their order.
      var key = "%02d-%s".formatted(criterion.map(Criterion::categoryNumber).orElse(0), must);
      add(categories, key, criterion.map(Criterion::category).orElse(""), row.values);
    }
    return new Figure(names(RESULTS), categories.values().stream().map(Sum::row).toList());
  }

  /**
   * Applications opened, certifications, validations closed and suspensions in each of the last
   * {@link #TREND_MONTHS} months. Keys such as {@code 2027-03}, oldest first.
   */
  public Figure trend(WorkloadFilter filter) {
    var first = YearMonth.from(today()).minusMonths(TREND_MONTHS - 1L);
    return months(
        first,
        TREND_MONTHS,
        EVENTS,
        """
        select 'APPLICATIONS' as event, p.opened_on as on_day from application p %1$s where p.opened_on >= :first %4$s
        union all
        select 'CERTIFICATIONS', p.closed_on from application p %1$s
          where p.closed_on >= :first and p.outcome = 'CERTIFIED' %4$s
        union all
        select 'VALIDATIONS', v.closed_on from validation v %2$s
          where v.closed_on >= :first and v.outcome is not null %4$s
        union all
        select 'SUSPENSIONS', e.suspended_on from enforcement_case e %3$s where e.suspended_on >= :first %4$s
        """
            .formatted(
                account(filter, "p.account_number"),
                account(filter, "v.account_number"),
                account(filter, "e.account_number"),
                filter.conditions()),
        filter,
        Map.of("first", first.atDay(1)));
  }

  /** Site visits and due validations in this and the following eleven months. */
  public Figure validations(WorkloadFilter filter) {
    var first = YearMonth.from(today());
    return months(
        first,
        12,
        List.of("VISITS", "DUE"),
        ON_DAYS.formatted(filter.conditions()),
        filter,
        Map.of("first", first.atDay(1), "last", first.plusMonths(11).atEndOfMonth()));
  }

  /** What the days of a month hold; days without anything are left out. */
  public List<CalendarDay> days(YearMonth month, WorkloadFilter filter) {
    return jdbc.sql(
            """
            select o.on_day, sum(case when o.event = 'VISITS' then 1 else 0 end),
              sum(case when o.event = 'DUE' then 1 else 0 end)
            from (%s) o group by o.on_day order by o.on_day
            """
                .formatted(ON_DAYS.formatted(filter.conditions())))
        .params(filter.values())
        .param("first", month.atDay(1))
        .param("last", month.atEndOfMonth())
        .query(
            (row, number) ->
                new CalendarDay(row.getObject(1, LocalDate.class), row.getLong(2), row.getLong(3)))
        .list();
  }

  /** The visits of a day, then the validations due on it, by account; at most {@code limit}. */
  public List<CalendarEntry> entries(LocalDate day, WorkloadFilter filter, int limit) {
    return jdbc.sql(
            """
            select o.visit, a.account_number, c.name, a.field_office, o.site, o.case_id, m.name as lead_name, o.lead
            from (
              select 1 as visit, v.account_number, s.site_name as site, v.case_id, v.team_lead as lead
              from site_visit s join validation v on v.id = s.validation_id where s.visit_on = :day
              union all
              select 0, d.account_number, d.name, d.case_id, null
              from deadline d where d.state = 'OPEN' and d.rule_id in ('DL04', 'DL05') and d.due_on = :day
            ) o
            join account a on a.account_number = o.account_number
            join company c on c.id = a.company_id
            left join staff_member m on m.id = o.lead
            where 1 = 1 %s
            order by o.visit desc, a.account_number, o.site limit %d
            """
                .formatted(filter.conditions(), limit))
        .params(filter.values())
        .param("day", day)
        .query(
            (row, number) ->
                new CalendarEntry(
                    row.getInt("visit") == 1,
                    row.getString("account_number"),
                    row.getString("name"),
                    text(row, 4, ""),
                    row.getString("site"),
                    row.getString("case_id"),
                    row.getString("lead_name") == null
                        ? row.getString("lead")
                        : row.getString("lead_name")))
        .list();
  }

  private static final String ON_DAYS =
      """
      select 'VISITS' as event, s.visit_on as on_day
      from site_visit s join validation v on v.id = s.validation_id
      join account a on a.account_number = v.account_number
      where s.visit_on >= :first and s.visit_on <= :last %1$s
      union all
      select 'DUE', d.due_on from deadline d join account a on a.account_number = d.account_number
      where d.state = 'OPEN' and d.rule_id in ('DL04', 'DL05') and d.due_on >= :first and d.due_on <= :last %1$s
      """;

  private Figure months(
      YearMonth first,
      int number,
      List<String> series,
      String events,
      WorkloadFilter filter,
      Map<String, Object> values) {
    var counts = new HashMap<YearMonth, long[]>();
    jdbc.sql(
            """
            select extract(year from o.on_day), extract(month from o.on_day), o.event, count(*)
            from (%s) o group by extract(year from o.on_day), extract(month from o.on_day), o.event
            """
                .formatted(events))
        .params(filter.values())
        .params(values)
        .query(
            row -> {
              counts
                      .computeIfAbsent(
                          YearMonth.of(row.getInt(1), row.getInt(2)), m -> new long[series.size()])[
                      series.indexOf(row.getString(3))] =
                  row.getLong(4);
            });
    return new Figure(
        series,
        IntStream.range(0, number)
            .mapToObj(first::plusMonths)
            .map(
                month ->
                    new Figure.Row(
                        month.toString(),
                        month.toString(),
                        Arrays.stream(counts.getOrDefault(month, new long[series.size()]))
                            .boxed()
                            .toList()))
            .toList());
  }

  /** Rows of key, name and a number for each series. */
  private List<Figure.Row> rows(
      String sql, int series, WorkloadFilter filter, Map<String, Object> values) {
    return jdbc.sql(sql)
        .params(filter.values())
        .params(values)
        .query(
            (row, number) ->
                new Figure.Row(text(row, 1, ""), text(row, 2, ""), numbers(row, 3, series)))
        .list();
  }

  /** Rows of key, name, series and number, put together by key. */
  private Collection<Sum> pivot(
      String sql, List<String> series, WorkloadFilter filter, Map<String, Object> values) {
    var sums = new TreeMap<String, Sum>();
    jdbc.sql(sql)
        .params(filter.values())
        .params(values)
        .query(
            row -> {
              var numbers = new ArrayList<Long>();
              for (var each : series) {
                numbers.add(each.equals(row.getString(3)) ? row.getLong(4) : 0L);
              }
              add(sums, row.getString(1), row.getString(2), numbers);
            });
    return sums.values();
  }

  private static Collection<Sum> sums(List<Figure.Row> rows) {
    var sums = new TreeMap<String, Sum>();
    rows.forEach(row -> add(sums, row.key(), row.name(), row.values()));
    return sums.values();
  }

  private static void add(Map<String, Sum> sums, String key, String name, List<Long> values) {
    var sum = sums.computeIfAbsent(key, k -> new Sum(k, name, new ArrayList<>()));
    for (int i = 0; i < values.size(); i++) {
      if (i < sum.values.size()) {
        sum.values.set(i, sum.values.get(i) + values.get(i));
      } else {
        sum.values.add(values.get(i));
      }
    }
  }

  private static List<Figure.Row> mostFirst(Collection<Sum> sums) {
    return sums.stream()
        .map(Sum::row)
        .sorted(
            Comparator.comparingLong(Figure.Row::total).reversed().thenComparing(Figure.Row::name))
        .toList();
  }

  private static List<Figure.Row> inOrder(List<String> keys, List<Figure.Row> counted, int series) {
    var found = new LinkedHashMap<String, Figure.Row>();
    counted.forEach(row -> found.put(row.key(), row));
    var zeros = IntStream.range(0, series).mapToObj(i -> 0L).toList();
    return keys.stream()
        .map(key -> found.getOrDefault(key, new Figure.Row(key, key, zeros)))
        .toList();
  }

  /** The account is joined only where something is asked of it. */
  private static String account(WorkloadFilter filter, String number) {
    return filter.narrows() ? " join account a on a.account_number = " + number : "";
  }

  private static <E extends Enum<E>> List<String> names(List<E> values) {
    return values.stream().map((Function<E, String>) Enum::name).toList();
  }

  private static List<Long> numbers(ResultSet row, int from, int number) throws SQLException {
    var numbers = new ArrayList<Long>();
    for (int i = from; i < from + number; i++) {
      numbers.add(row.getLong(i));
    }
    return numbers;
  }

  private static String text(ResultSet row, int column, String otherwise) throws SQLException {
    var text = row.getString(column);
    return text == null ? otherwise : text;
  }

  private LocalDate today() {
    return LocalDate.now(clock.withZone(EASTERN));
  }

  private static OffsetDateTime startOf(LocalDate day) {
    return day.atStartOfDay(EASTERN).toOffsetDateTime();
  }

  /** Open tasks of CBP by person and by office. */
  public record TaskLoad(Figure people, Figure offices) {}

  private record Sum(String key, String name, List<Long> values) {
    Figure.Row row() {
      return new Figure.Row(key, name, List.copyOf(values));
    }
  }
}
