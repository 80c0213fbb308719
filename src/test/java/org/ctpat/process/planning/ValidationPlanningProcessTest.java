package org.ctpat.process.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.enums.ElementInstanceState;
import io.camunda.client.api.search.response.ElementInstance;
import io.camunda.client.api.search.response.ProcessInstance;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.Accounts;
import org.ctpat.account.Contact;
import org.ctpat.account.NewAccount;
import org.ctpat.account.TestStandings;
import org.ctpat.application.TestApplications;
import org.ctpat.audit.Actor;
import org.ctpat.demo.DemoCompany;
import org.ctpat.demo.DemoPeople;
import org.ctpat.planning.EntryState;
import org.ctpat.planning.ManyMembers;
import org.ctpat.planning.PlanEntryView;
import org.ctpat.planning.PlanState;
import org.ctpat.planning.WorkPlanRequested;
import org.ctpat.planning.WorkPlans;
import org.ctpat.process.DistantEngine;
import org.ctpat.task.Inbox;
import org.ctpat.task.InboxFilter;
import org.ctpat.task.InboxTask;
import org.ctpat.task.Person;
import org.ctpat.task.Submissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class ValidationPlanningProcessTest {

  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final Person HELEN = DemoPeople.cbp("helen.brandt");
  private static final List<String> REAL = List.of("75-000001", "75-000002", "75-000003");

  private DistantEngine engine;
  private CamundaClient atTheEngine;
  private ConfigurableApplicationContext application;
  private WorkPlans plans;

  @BeforeEach
  void start() {
    engine = new DistantEngine();
    atTheEngine = engine.camunda().newClient();
    application = engine.startApplication("--ctpat.planning.chunk=100");
    plans = application.getBean(WorkPlans.class);
  }

  @AfterEach
  void stop() {
    application.close();
    atTheEngine.close();
    engine.close();
  }

  @Test
  void theSeasonBeginsByItselfAndTheApprovedPlanSelectsMembersOverTheYear() {
    var today = engine.camunda().clock().instant().atZone(ZoneOffset.UTC).toLocalDate();
    var thisYears = LocalDate.of(today.getYear(), 9, 1);
    var season = thisYears.isAfter(today) ? thisYears : thisYears.plusYears(1);
    var year = season.getYear();
    passTimeUntil(season.minusDays(1));
    new ManyMembers(application.getBean(JdbcClient.class))
        .certified("71-", 300, "Houston", season.plusYears(3));
    new ManyMembers(application.getBean(JdbcClient.class))
        .certified("72-", 2, "Miami", season.minusDays(40));
    REAL.forEach(this::beginMembership);
    engine.camunda().awaitIdle(PATIENCE);

    passTimeUntil(season);
    var task = task("approve-work-plan");

    var planId = "WP-" + (year + 1);
    var planning = planning().getFirst().getProcessInstanceKey();
    assertThat(task.caseId()).isEqualTo(planId);
    assertThat(task.candidateGroups()).containsExactly("ctpat-headquarters");
    assertThat(task.variables().get("planSummary").toString())
        .contains("305 members ranked", "- Miami: 2 planned of a capacity of 450, 0 in reserve");
    assertThat(passed(planning, "Task_RankMembers")).as("in chunks of 100").isEqualTo(4);
    assertThat(passed(planning, "Start_PlanningSeasonBegins")).isEqualTo(1);

    askAgain(planId, year + 1);
    plans.strike(planId, "72-000002", "Moved to another country", HELEN.actor());
    submit(task, Map.of("planDecision", "rankAgain", "planRemarks", "A struck out member"));
    submit(task("approve-work-plan"), Map.of("planDecision", "approve"));
    engine.camunda().awaitIdle(PATIENCE);
    assertThat(passed(planning, "Task_SelectMembers")).isEqualTo(1);
    assertThat(at(planning, "Event_NextSelectionDue")).isTrue();
    assertThat(states(planId)).containsOnly(EntryState.PLANNED);

    passTimeUntil(LocalDate.of(year, 10, 1));

    var first =
        plans.entries(planId, null, EntryState.SELECTED, 0, 10).stream()
            .map(PlanEntryView::accountNumber)
            .filter(REAL::contains)
            .toList();
    assertThat(first).hasSize(1);
    assertThat(selections(first.getFirst())).isEqualTo(1);
    assertThat(validating()).as("the process of the member goes on at once").isEqualTo(1);

    passTimeUntil(LocalDate.of(year + 1, 6, 10));

    assertThat(states(planId))
        .as("the last ones' validation began by its date before")
        .containsOnly(EntryState.SELECTED, EntryState.SKIPPED);
    assertThat(REAL).allSatisfy(account -> assertThat(selections(account)).isLessThanOrEqualTo(1));
    assertThat(passed(planning, "End_WorkPlanCarriedOut")).isEqualTo(1);
    assertThat(plans.find(planId).orElseThrow().state()).isEqualTo(PlanState.CARRIED_OUT);
  }

  /** A second process for the same year ends at once. */
  private void askAgain(String planId, int year) {
    application
        .getBean(TransactionTemplate.class)
        .executeWithoutResult(
            status -> application.publishEvent(new WorkPlanRequested(planId, year)));
    await().atMost(PATIENCE).until(() -> planning().size() == 2);
    engine.camunda().awaitIdle(PATIENCE);
    assertThat(passed(planning().getLast().getProcessInstanceKey(), "End_WorkPlanExistsAlready"))
        .isEqualTo(1);
  }

  private void beginMembership(String account) {
    var accounts = application.getBean(Accounts.class);
    var company = DemoCompany.BLUE_HERON.as(account);
    accounts.open(
        AccountNumber.of(account),
        new NewAccount(
            company.entityType(),
            company.name(),
            new Contact(
                Contact.Kind.OFFICER, company.officerId(), "Margaret Ellis", null, null, null),
            null),
        Actor.system("setup"));
    TestStandings.walk(
        accounts,
        account,
        "submit_company_profile",
        "submit_security_profile",
        "assign_specialist");
    TestApplications.passed(
        application.getBean(JdbcClient.class), account, account + "-APP-1", company.entityType());
    atTheEngine
        .newCreateInstanceCommand()
        .bpmnProcessId("ctpat-membership")
        .latestVersion()
        .variables(
            Map.of(
                "accountNumber",
                account,
                "caseId",
                account + "-APP-1",
                "entityType",
                company.entityType()))
        .startBeforeElement("Task_GrantCertification")
        .execute();
  }

  private void passTimeUntil(LocalDate day) {
    engine.camunda().passTimeUntil(day.atTime(LocalTime.of(6, 0, 5)).toInstant(ZoneOffset.UTC));
    engine.camunda().awaitIdle(PATIENCE);
  }

  private InboxTask task(String formId) {
    var inbox = application.getBean(Inbox.class);
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                inbox.page(HELEN, InboxFilter.all(), null, 20).entries().stream()
                    .anyMatch(entry -> entry.formId().equals(formId)));
    return inbox.page(HELEN, InboxFilter.all(), null, 20).entries().stream()
        .filter(entry -> entry.formId().equals(formId))
        .findFirst()
        .flatMap(entry -> inbox.find(entry.key()))
        .orElseThrow();
  }

  private void submit(InboxTask task, Map<String, Object> data) {
    application.getBean(Submissions.class).submit(task.key(), data, HELEN);
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                application.getBean(Inbox.class).find(task.key()).orElseThrow().state()
                    == InboxTask.State.COMPLETED);
  }

  private List<EntryState> states(String planId) {
    return plans.entries(planId, null, null, 0, 500).stream()
        .filter(entry -> REAL.contains(entry.accountNumber()))
        .map(PlanEntryView::state)
        .toList();
  }

  private long selections(String account) {
    return application
        .getBean(JdbcClient.class)
        .sql("select count(*) from validation_selection where account_number = :account")
        .param("account", account)
        .query(Long.class)
        .single();
  }

  private long validating() {
    return atTheEngine
        .newElementInstanceSearchRequest()
        .filter(filter -> filter.elementId("Call_Validation").state(ElementInstanceState.ACTIVE))
        .execute()
        .items()
        .size();
  }

  private List<ProcessInstance> planning() {
    return atTheEngine
        .newProcessInstanceSearchRequest()
        .filter(filter -> filter.processDefinitionId("validation-planning"))
        .execute()
        .items();
  }

  private long passed(long instance, String elementId) {
    return elements(instance, elementId).stream()
        .filter(element -> element.getState() == ElementInstanceState.COMPLETED)
        .count();
  }

  private boolean at(long instance, String elementId) {
    return elements(instance, elementId).stream()
        .anyMatch(element -> element.getState() == ElementInstanceState.ACTIVE);
  }

  private List<ElementInstance> elements(long instance, String elementId) {
    return atTheEngine
        .newElementInstanceSearchRequest()
        .filter(filter -> filter.processInstanceKey(instance).elementId(elementId))
        .execute()
        .items();
  }
}
