package org.ctpat.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.ctpat.DomainTest;
import org.ctpat.criteria.CriteriaCatalogue;
import org.ctpat.deadline.Deadlines;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** The numbers, against rows written by hand for two offices. */
@DomainTest
class WorkloadTest {

  private static final ZoneId EASTERN = ZoneId.of("America/New_York");
  private static final WorkloadFilter NORTH = new WorkloadFilter("North", null, null);

  @Autowired private Workload workload;
  @Autowired private JdbcClient jdbc;
  @Autowired private DataSource database;
  @Autowired private CriteriaCatalogue criteria;
  @Autowired private Deadlines deadlines;
  @Autowired private Clock clock;

  private LocalDate today;
  private long next = -900_000;

  @BeforeEach
  void today() {
    today = deadlines.today();
  }

  @Test
  void casesAreCountedByStepAndByTheAgeOfWhatIsOpen() {
    account("95-1", "IMP", "North", "NONE", "VETTING");
    application(
        "95-1", today.minusDays(400), "CLOSED", false, null, "LAPSED", today.minusDays(300));
    application("95-1", today.minusDays(29), "REVIEW", false, null, null, null);
    account("95-2", "IMP", "North", "NONE", "VETTING");
    application("95-2", today.minusDays(30), "REVIEW", false, null, null, null);
    account("95-3", "EXP", "North", "CERTIFIED", "VALIDATION_PLANNED");
    validation("95-3", today.minusDays(100), "PLANNED", null, null);
    account("95-4", "EXP", "South", "CERTIFIED", "VALIDATION_PLANNED");
    validation("95-4", today.minusDays(200), "PLANNED", null, null);
    account("95-5", "IMP", "North", "CERTIFIED", "NONE");
    review("95-5", today.minusDays(10), "OPEN");
    review("95-5", today.minusDays(400), "RENEWED");

    assertThat(values(workload.cases(NORTH)))
        .containsEntry("VETTING", List.of(1L, 1L, 0L, 0L))
        .containsEntry("VALIDATION_PLANNED", List.of(0L, 0L, 1L, 0L))
        .containsEntry(Workload.ANNUAL_REVIEW, List.of(1L, 0L, 0L, 0L))
        .containsEntry("DRAFT", List.of(0L, 0L, 0L, 0L));
    assertThat(values(workload.cases(new WorkloadFilter(null, "EXP", null))))
        .containsEntry("VALIDATION_PLANNED", List.of(0L, 0L, 1L, 1L));
  }

  @Test
  void aSpecialistStandsForTheAccountsInCharge() {
    account("95-1", "IMP", "North", "NONE", "VETTING");
    account("95-2", "IMP", "North", "NONE", "VETTING");
    assign("95-1", "x.one");
    assign("95-2", "x.two");
    application("95-2", today.minusDays(90), "REVIEW", false, null, null, null);

    assertThat(values(workload.cases(new WorkloadFilter(null, null, "x.two"))))
        .containsEntry("VETTING", List.of(0L, 0L, 1L, 0L));
    assertThat(values(workload.cases(new WorkloadFilter(null, null, "x.one"))))
        .containsEntry("VETTING", List.of(0L, 0L, 0L, 1L));
  }

  @Test
  void openTasksOfCbpAreCountedByPersonAndOffice() {
    account("95-1", "IMP", "North", "NONE", "VETTING");
    account("95-2", "IMP", "South", "NONE", "VETTING");
    task("95-1", "Vet the company", "ctpat-vetting", "dana.whitfield", -1);
    task("95-1", "Review the profile", "ctpat-specialist", "dana.whitfield", 3);
    task("95-2", "Review the profile", "ctpat-specialist", null, 60);
    task("95-2", "Review the profile", "ctpat-specialist", "dana.whitfield", null);
    task("95-1", "Correct the profile", "member-95-1", null, -20);

    var tasks = workload.tasks(WorkloadFilter.any());
    assertThat(values(tasks.people()))
        .containsEntry("dana.whitfield", List.of(1L, 1L, 1L))
        .containsEntry(Workload.NOBODY, List.of(0L, 0L, 1L));
    assertThat(tasks.people().rows().getFirst().name()).isEqualTo("Dana Whitfield");
    assertThat(workload.openTasksByProcess()).containsEntry("p", 5L);
    assertThat(values(tasks.offices()))
        .containsEntry("North", List.of(1L, 1L, 0L))
        .containsEntry("South", List.of(0L, 0L, 2L));
    assertThat(values(workload.dueByStep(NORTH)))
        .containsEntry("p/Vet the company", List.of(1L, 0L, 0L, 0L))
        .containsEntry("p/Correct the profile", List.of(1L, 0L, 0L, 0L))
        .containsEntry("p/Review the profile", List.of(0L, 1L, 0L, 0L));
    assertThat(workload.dueByStep(WorkloadFilter.any()).rows())
        .filteredOn(row -> row.name().equals("Review the profile"))
        .extracting(Figure.Row::values)
        .containsExactly(List.of(0L, 1L, 1L, 0L));
  }

  @Test
  void datesAreCountedByRuleUntilNinetyDaysAhead() {
    account("95-1", "IMP", "North", "CERTIFIED", "NONE");
    date("95-1", "DL04", "NOT_LATER_THAN", "OPEN", today.minusDays(1));
    date("95-1", "DL04", "NOT_LATER_THAN", "OPEN", today);
    date("95-1", "DL04", "NOT_LATER_THAN", "OPEN", today.plusDays(30));
    date("95-1", "DL04", "NOT_LATER_THAN", "OPEN", today.plusDays(31));
    date("95-1", "DL04", "NOT_LATER_THAN", "OPEN", today.plusDays(90));
    date("95-1", "DL04", "NOT_LATER_THAN", "OPEN", today.plusDays(91));
    date("95-1", "DL04", "NOT_LATER_THAN", "MET", today.plusDays(10));
    date("95-1", "DL10", "NOT_BEFORE", "OPEN", today.plusDays(10));

    assertThat(values(workload.dueByRule(NORTH)))
        .containsExactly(Map.entry("DL04", List.of(1L, 2L, 1L, 1L)));
  }

  @Test
  void theCalendarHoldsVisitsAndDueValidations() {
    account("95-1", "IMP", "North", "CERTIFIED", "VALIDATION_PLANNED");
    var month = YearMonth.from(today).plusMonths(2);
    var validation = validation("95-1", today.minusDays(3), "SCHEDULED", null, null);
    visit(validation, "95-1", "Hai Phong", month.atDay(9));
    visit(validation, "95-1", "Buffalo", month.atDay(9));
    visit(validation, "95-1", "Laredo", null);
    date("95-1", "DL04", "NOT_LATER_THAN", "OPEN", month.atDay(20));
    date("95-1", "DL06", "NOT_LATER_THAN", "OPEN", month.atDay(20));

    assertThat(workload.days(month, NORTH))
        .containsExactly(
            new CalendarDay(month.atDay(9), 2, 0), new CalendarDay(month.atDay(20), 0, 1));
    assertThat(workload.days(month.plusMonths(1), NORTH)).isEmpty();
    assertThat(values(workload.validations(NORTH)))
        .hasSize(12)
        .containsEntry(month.toString(), List.of(2L, 1L));
    assertThat(workload.entries(month.atDay(9), NORTH, 10))
        .extracting(CalendarEntry::visit, CalendarEntry::site, CalendarEntry::company)
        .containsExactly(
            tuple(true, "Buffalo", "Company 95-1"), tuple(true, "Hai Phong", "Company 95-1"));
    assertThat(workload.entries(month.atDay(20), NORTH, 10))
        .extracting(CalendarEntry::visit, CalendarEntry::site)
        .containsExactly(tuple(false, "Rule DL04"));
  }

  @Test
  void durationsAreMediansAndNinetiethPercentilesOfWhatWasDone() {
    account("95-1", "IMP", "North", "CERTIFIED", "NONE");
    for (int days = 1; days <= 11; days++) {
      done("95-1", "Review the profile", days, 10, "COMPLETED", today.minusDays(20));
    }
    done("95-1", "Review the profile", 300, 10, "CANCELLED", today.minusDays(20));
    done("95-1", "Review the profile", 300, 10, "COMPLETED", today.minusDays(366));
    done("95-1", "Vet the company", 2, null, "COMPLETED", today.minusDays(20));
    var application =
        application(
            "95-1",
            today.minusDays(80),
            "CLOSED",
            true,
            "PASSED",
            "CERTIFIED",
            today.minusDays(10));
    submission(application, 1, today.minusDays(60));
    submission(application, 2, today.minusDays(30));

    assertThat(workload.times(NORTH))
        .extracting(
            StepTime::name,
            StepTime::count,
            StepTime::median,
            StepTime::ninetieth,
            StepTime::allowed)
        .containsExactly(
            tuple("", 1L, 50.0, 50.0, null),
            tuple("Review the profile", 11L, 6.0, 10.0, 10.0),
            tuple("Vet the company", 1L, 2.0, 2.0, null));
  }

  @Test
  void theFunnelTellsWhereApplicationsEndAndWhy() {
    account("95-1", "IMP", "North", "NONE", "NONE");
    var day = today.minusDays(50);
    application("95-1", day, "PREPARATION", false, null, null, null);
    application("95-1", day, "CLOSED", false, null, "LAPSED", today);
    submission(application("95-1", day, "CLOSED", false, null, "WITHDRAWN", today), 1, day);
    submission(application("95-1", day, "REVIEW", true, null, null, null), 1, day);
    submission(application("95-1", day, "CLOSED", true, "FAILED", "INELIGIBLE", today), 1, day);
    submission(application("95-1", day, "CLOSED", true, "PASSED", "CERTIFIED", today), 1, day);
    application("95-1", today.minusDays(731), "CLOSED", false, null, "LAPSED", today);

    assertThat(workload.funnel(NORTH).series())
        .containsExactly("WENT_ON", "RUNNING", "WITHDRAWN", "LAPSED", "INELIGIBLE");
    assertThat(values(workload.funnel(NORTH)))
        .containsEntry("APPLIED", List.of(4L, 1L, 0L, 1L, 0L))
        .containsEntry("SUBMITTED", List.of(3L, 0L, 1L, 0L, 0L))
        .containsEntry("REVIEWED", List.of(2L, 1L, 0L, 0L, 0L))
        .containsEntry("VETTED", List.of(1L, 0L, 0L, 0L, 1L))
        .containsEntry("CERTIFIED", List.of(1L, 0L, 0L, 0L, 0L));
  }

  @Test
  void membersFindingsAndTrendAreCounted() {
    account("95-1", "IMP", "North", "TIER_3", "NONE");
    account("95-2", "IMP", "North", "SUSPENDED", "NONE");
    account("95-3", "EXP", "North", "REMOVED", "NONE");
    var validation = validation("95-1", today.minusDays(60), "CLOSED", "VALIDATED", today);
    var visit = visit(validation, "95-1", "Buffalo", today.minusDays(20));
    finding(visit, "95-1", "6.5", true, "ACTION_REQUIRED", today.minusDays(20));
    finding(visit, "95-1", "6.1", true, "MET", today.minusDays(20));
    finding(visit, "95-1", "2.1", true, "NOT_APPLICABLE", today.minusDays(20));
    finding(visit, "95-1", "2.3", true, "MET", today.minusDays(400));
    application("95-1", today, "COMPANY_PROFILE", false, null, null, null);

    assertThat(values(workload.standings(NORTH)))
        .containsExactly(Map.entry("IMP", List.of(0L, 0L, 1L, 1L)));
    assertThat(workload.findings(NORTH).rows())
        .extracting(Figure.Row::key, Figure.Row::name, Figure.Row::values)
        .containsExactly(tuple("06-MUST", criteria.get("6.5").category(), List.of(0L, 1L, 0L, 1L)));
    assertThat(values(workload.trend(NORTH)))
        .hasSize(12)
        .containsEntry(YearMonth.from(today).toString(), List.of(1L, 0L, 1L, 0L));
  }

  @Test
  void nothingIsCountedWhereNothingIs() {
    assertThat(workload.cases(NORTH).empty()).isTrue();
    assertThat(workload.times(NORTH)).isEmpty();
    assertThat(workload.findings(NORTH).rows()).isEmpty();
    assertThat(workload.trend(NORTH).empty()).isTrue();
  }

  @Test
  void eachPlotAsksOnce() {
    for (int i = 1; i <= 5; i++) {
      account("95-" + i, "IMP", "North", "CERTIFIED", "VETTING");
      task("95-" + i, "Step " + i, "ctpat-specialist", "dana.whitfield", i);
      done("95-" + i, "Step " + i, i, i, "COMPLETED", today);
    }
    var statements = new ArrayList<String>();
    var counted =
        new Workload(JdbcClient.create(new Counting(database, statements)), criteria, clock);
    List<Consumer<WorkloadFilter>> plots =
        List.of(
            counted::cases,
            counted::tasks,
            counted::dueByRule,
            counted::dueByStep,
            counted::times,
            counted::funnel,
            counted::standings,
            counted::findings,
            counted::trend,
            counted::validations,
            filter -> counted.openTasksByProcess(),
            filter -> counted.days(YearMonth.from(today), filter),
            filter -> counted.entries(today, filter, 10));

    for (var filter :
        List.of(WorkloadFilter.any(), new WorkloadFilter("North", "IMP", "dana.whitfield"))) {
      plots.forEach(plot -> plot.accept(filter));
    }

    assertThat(statements).hasSize(2 * plots.size());
  }

  private static Map<String, List<Long>> values(Figure figure) {
    var values = new LinkedHashMap<String, List<Long>>();
    figure.rows().forEach(row -> values.put(row.key(), row.values()));
    return values;
  }

  // Rows

  private void account(String number, String type, String office, String status, String step) {
    var company = next--;
    insert("company", Map.of("id", company, "version", 0, "name", "Company " + number));
    insert(
        "account",
        Map.of(
            "account_number", number,
            "version", 0,
            "entity_type", type,
            "company_id", company,
            "field_office", office,
            "membership_status", status,
            "case_state", step,
            "validation_state", "NONE",
            "created_at", at(today.minusDays(500))));
  }

  private long application(
      String account,
      LocalDate opened,
      String stage,
      boolean approved,
      String vetting,
      String outcome,
      LocalDate closed) {
    // Newer ones have larger numbers.
    var id = -(next--);
    var row = new HashMap<String, Object>();
    row.put("id", id);
    row.put("version", 0);
    row.put("case_id", account + "-APP-" + id);
    row.put("account_number", account);
    row.put("entity_type", "IMP");
    row.put("opened_on", opened);
    row.put("started_by", "test");
    row.put("stage", stage);
    row.put("profile_registrations", 0);
    row.put("profile_approved", approved);
    row.put("vetting_result", vetting);
    row.put("outcome", outcome);
    row.put("closed_on", closed);
    insert("application", row);
    return id;
  }

  private void assign(String account, String specialist) {
    jdbc.sql("update account set specialist_id = :who where account_number = :account")
        .param("who", specialist)
        .param("account", account)
        .update();
  }

  private void submission(long application, int number, LocalDate day) {
    insert(
        "application_submission",
        Map.of(
            "id", next--,
            "application_id", application,
            "submission_number", number,
            "submitted_on", day,
            "profile_hash", "-"));
  }

  private long validation(
      String account, LocalDate opened, String stage, String outcome, LocalDate closed) {
    var id = next--;
    var row = new HashMap<String, Object>();
    row.put("id", id);
    row.put("version", 0);
    row.put("case_id", account + "-VAL-1");
    row.put("account_number", account);
    row.put("entity_type", "IMP");
    row.put("reason", "due");
    row.put("stage", stage);
    row.put("opened_at", at(opened));
    row.put("team", "");
    row.put("documents_asked", "");
    row.put("document_ids", "");
    row.put("documents_provided", false);
    row.put("earlier_visit_agreed", false);
    row.put("outcome", outcome);
    row.put("closed_on", closed);
    insert("validation", row);
    return id;
  }

  private String visit(long validation, String account, String site, LocalDate day) {
    var id = next--;
    var row = new HashMap<String, Object>();
    row.put("id", id);
    row.put("validation_id", validation);
    row.put("visit_id", account + "-" + site);
    row.put("place", 1);
    row.put("site_id", site);
    row.put("site_name", site);
    row.put("country", "US");
    row.put("foreign_site", false);
    row.put("visit_on", day);
    row.put("criteria", "");
    insert("site_visit", row);
    return account + "-" + site;
  }

  private void finding(
      String visit, String account, String criterion, boolean must, String result, LocalDate day) {
    insert(
        "validation_finding",
        Map.ofEntries(
            Map.entry("id", next--),
            Map.entry("version", 0),
            Map.entry("case_id", account + "-VAL-1"),
            Map.entry("visit_id", visit),
            Map.entry("criterion_id", criterion),
            Map.entry("must", must),
            Map.entry("result", result),
            Map.entry("text", ""),
            Map.entry("document_ids", ""),
            Map.entry("elements", ""),
            Map.entry("recorded_by", "test"),
            Map.entry("recorded_at", at(day))));
  }

  private void review(String account, LocalDate opened, String state) {
    insert(
        "annual_review",
        Map.ofEntries(
            Map.entry("case_id", account + "-AR-" + opened),
            Map.entry("version", 0),
            Map.entry("account_number", account),
            Map.entry("review_year", opened.getYear()),
            Map.entry("entity_type", "IMP"),
            Map.entry("state", state),
            Map.entry("opened_on", opened),
            Map.entry("window_opens_on", opened),
            Map.entry("anniversary_on", opened),
            Map.entry("returns", 0),
            Map.entry("remarks", "")));
  }

  private void date(String account, String rule, String kind, String state, LocalDate due) {
    insert(
        "deadline",
        Map.ofEntries(
            Map.entry("id", next),
            Map.entry("version", 0),
            Map.entry("account_number", account),
            Map.entry("case_id", account),
            Map.entry("rule_id", rule),
            Map.entry("name", "Rule " + rule),
            Map.entry("cycle", String.valueOf(next--)),
            Map.entry("period", "P1Y"),
            Map.entry("day_count", "calendar"),
            Map.entry("direction", "after"),
            Map.entry("start_on", due),
            Map.entry("due_on", due),
            Map.entry("first_due_on", due),
            Map.entry("state", state),
            Map.entry("kind", kind),
            Map.entry("explanation", ""),
            Map.entry("source", ""),
            Map.entry("on_expiry", ""),
            Map.entry("inputs", "{}"),
            Map.entry("computed_at", at(today)),
            Map.entry("computed_by", "test")));
  }

  private void task(String account, String name, String group, String assignee, Integer dueInDays) {
    var row = task(account, name, at(today.minusDays(30)), "OPEN");
    row.put("assignee", assignee);
    row.put(
        "due_at",
        dueInDays == null
            ? null
            : clock.instant().atZone(EASTERN).plusDays(dueInDays).toOffsetDateTime());
    insert("inbox_task", row);
    insert("inbox_task_group", Map.of("task_key", row.get("task_key"), "group_name", group));
  }

  private void done(
      String account, String name, int days, Integer allowed, String state, LocalDate closed) {
    var created = closed.atTime(12, 0).atZone(EASTERN).toInstant().minus(Duration.ofDays(days));
    var row = task(account, name, created.atOffset(ZoneOffset.UTC), state);
    row.put("closed_at", closed.atTime(12, 0).atZone(EASTERN).toOffsetDateTime());
    row.put(
        "due_at",
        allowed == null ? null : created.plus(Duration.ofDays(allowed)).atOffset(ZoneOffset.UTC));
    insert("inbox_task", row);
  }

  private Map<String, Object> task(
      String account, String name, OffsetDateTime created, String state) {
    var row = new HashMap<String, Object>();
    row.put("task_key", next--);
    row.put("version", 0);
    row.put("account_number", account);
    row.put("company", "Company " + account);
    row.put("case_id", account + "-APP-1");
    row.put("process_id", "p");
    row.put("process_instance_key", 1);
    row.put("element_id", name);
    row.put("name", name);
    row.put("form_id", "f");
    row.put("due_rule", "DC03");
    row.put("priority", 50);
    row.put("state", state);
    row.put("created_at", created);
    row.put("variables", "{}");
    return row;
  }

  private static OffsetDateTime at(LocalDate day) {
    return day.atTime(9, 0).atZone(EASTERN).toOffsetDateTime();
  }

  private void insert(String table, Map<String, Object> row) {
    var columns = List.copyOf(row.keySet());
    jdbc.sql(
            "insert into %s (%s) values (:%s)"
                .formatted(table, String.join(", ", columns), String.join(", :", columns)))
        .params(row)
        .update();
  }

  /** The database in the test's transaction, with every statement written down. */
  private static final class Counting extends DelegatingDataSource {

    private final List<String> statements;

    Counting(DataSource target, List<String> statements) {
      super(target);
      this.statements = statements;
    }

    @Override
    public Connection getConnection() {
      var connection = DataSourceUtils.getConnection(obtainTargetDataSource());
      return (Connection)
          Proxy.newProxyInstance(
              getClass().getClassLoader(),
              new Class<?>[] {Connection.class},
              (proxy, method, arguments) -> {
                if (method.getName().equals("close")) {
                  return null;
                }
                if (method.getName().equals("prepareStatement")) {
                  statements.add((String) arguments[0]);
                }
                try {
                  return method.invoke(connection, arguments);
                } catch (InvocationTargetException e) {
                  throw e.getTargetException();
                }
              });
    }
  }
}
