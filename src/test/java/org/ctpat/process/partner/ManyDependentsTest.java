package org.ctpat.process.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.enums.ElementInstanceState;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.ctpat.account.AccountProfiles;
import org.ctpat.account.Accounts;
import org.ctpat.account.TestStandings;
import org.ctpat.partner.Dependents;
import org.ctpat.partner.PartnerStatusLost;
import org.ctpat.planning.ManyMembers;
import org.ctpat.process.DistantEngine;
import org.ctpat.validation.TestMembers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.ConfigurableTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.transaction.support.TransactionTemplate;

class ManyDependentsTest {

  private static final int MEMBERS = 500;
  private static final int CHUNK = 100;
  private static final String PREFIX = "76-";
  private static final String CARRIER = "77-000001";
  private static final String SPREAD = "org.ctpat.partner.PartnerLosses.spread";
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  private DistantEngine engine;
  private CamundaClient atTheEngine;

  @BeforeEach
  void start() {
    engine = new DistantEngine();
    atTheEngine = engine.camunda().newClient();
  }

  @AfterEach
  void stop() {
    atTheEngine.close();
    engine.close();
  }

  @Test
  void eachDependentMemberGetsOneFollowUpAndOneTaskThoughTheApplicationIsKilledMeanwhile()
      throws InterruptedException {
    try (var application = engine.startApplication("--ctpat.partners.chunk=" + CHUNK)) {
      prepare(application);
      assertThat(application.getBean(Dependents.class).count(CARRIER)).isEqualTo(MEMBERS);
      var killed = new CountDownLatch(1);
      ((ConfigurableTransactionManager) application.getBean(PlatformTransactionManager.class))
          .addListener(killAfterTwoChunks(killed));

      TestStandings.walk(
          application.getBean(Accounts.class), CARRIER, "post_incident_finding", "suspend");

      assertThat(killed.await(60, TimeUnit.SECONDS)).isTrue();
      assertThat(followUps(application)).as("in the middle").isEqualTo(2 * CHUNK);
    }
    engine.mend();

    try (var application = engine.startApplication("--ctpat.partners.chunk=" + CHUNK)) {
      await().atMost(PATIENCE).until(() -> openTasks(application) == MEMBERS);
      sendAgain(application, MEMBERS);
      engine.camunda().awaitIdle(PATIENCE);
      assertExactlyOneEach(application);
      assertThat(completed("End_FollowUpRunsAlready")).isZero();

      // When the engine has forgotten the ids of the messages, the follow-up itself is known.
      engine.camunda().passTime(Duration.ofHours(2));
      sendAgain(application, 20);
      await().atMost(PATIENCE).until(() -> completed("End_FollowUpRunsAlready") == 20);
      assertExactlyOneEach(application);
    }
  }

  private void prepare(ConfigurableApplicationContext application) {
    engine.camunda().awaitIdle(PATIENCE);
    new TestMembers(application.getBean(Accounts.class), application.getBean(AccountProfiles.class))
        .certifiedImporter(CARRIER);
    var jdbc = application.getBean(JdbcClient.class);
    new ManyMembers(jdbc).certified(PREFIX, MEMBERS, "Houston", LocalDate.of(2099, 1, 1));
    jdbc.sql(
            """
            insert into business_partner (id, version, owner_account, name, country, supply_role,
              direct, partner_account, contract_clauses, open_actions, standing, entered_by,
              entered_at)
            select -r.n, 0, :prefix || lpad(cast(r.n as varchar), 6, '0'), 'The carrier', 'US',
              'TRUCKER', true, :carrier, '', '', 'UNPROVEN', 'test', current_timestamp
            from system_range(1, :number) as r(n)
            """)
        .param("prefix", PREFIX)
        .param("carrier", CARRIER)
        .param("number", MEMBERS)
        .update();
    IntStream.rangeClosed(1, MEMBERS).mapToObj(this::waitingMember).toList().forEach(this::joined);
  }

  /** A running instance of the member's process that waits for its annual review. */
  private CompletionStage<?> waitingMember(int number) {
    var account = PREFIX + "%06d".formatted(number);
    return atTheEngine
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
                "EXP",
                "caseGlance",
                Map.of("company", "Member " + number),
                "annualReviewOpensAt",
                "2099-01-01T00:00:00Z"))
        .startBeforeElement("Event_AnnualReviewOpens")
        .send();
  }

  private void joined(CompletionStage<?> started) {
    started.toCompletableFuture().join();
  }

  /** After two chunks the line to the engine is dead, and nothing is committed any more. */
  private TransactionExecutionListener killAfterTwoChunks(CountDownLatch killed) {
    var chunks = new AtomicInteger();
    return new TransactionExecutionListener() {
      @Override
      public void beforeCommit(TransactionExecution execution) {
        if (execution.getTransactionName().equals(SPREAD) && chunks.incrementAndGet() > 2) {
          engine.cut();
          killed.countDown();
          throw new IllegalStateException("The application is killed here");
        }
      }
    };
  }

  /** The same messages once more. */
  private static void sendAgain(ConfigurableApplicationContext application, int number) {
    var ids =
        application
            .getBean(JdbcClient.class)
            .sql(
                "select account_number, follow_up_id from partner_follow_up order by 1 limit "
                    + number)
            .query((row, index) -> new PartnerStatusLost(row.getString(1), row.getString(2)))
            .list();
    assertThat(ids).hasSize(number);
    application
        .getBean(TransactionTemplate.class)
        .executeWithoutResult(status -> ids.forEach(application::publishEvent));
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                count(
                        application,
                        "select count(*) from event_publication where event_type like '%PartnerStatusLost'")
                    == 0);
  }

  private static void assertExactlyOneEach(ConfigurableApplicationContext application) {
    for (var query :
        List.of(
            "select count(*) from partner_follow_up",
            "select count(distinct account_number) from partner_follow_up where state = 'OPEN'",
            "select count(*) from inbox_task where form_id = 'assess-affected-partner'",
            "select count(distinct account_number) from inbox_task where form_id = 'assess-affected-partner' and state = 'OPEN'",
            "select count(*) from letter where template = 'partner-follow-up-opened'",
            "select count(*) from deadline where rule_id = 'DC21'")) {
      assertThat(count(application, query)).as(query).isEqualTo(MEMBERS);
    }
    assertThat(count(application, "select followed_up from partner_loss")).isEqualTo(MEMBERS);
  }

  private static long followUps(ConfigurableApplicationContext application) {
    return count(application, "select count(*) from partner_follow_up");
  }

  private static long openTasks(ConfigurableApplicationContext application) {
    return count(
        application,
        "select count(*) from inbox_task where form_id = 'assess-affected-partner' and state = 'OPEN'");
  }

  private static long count(ConfigurableApplicationContext application, String sql) {
    return application.getBean(JdbcClient.class).sql(sql).query(Long.class).single();
  }

  private long completed(String elementId) {
    return atTheEngine
        .newElementInstanceSearchRequest()
        .filter(filter -> filter.elementId(elementId).state(ElementInstanceState.COMPLETED))
        .page(page -> page.limit(1_000))
        .execute()
        .items()
        .size();
  }
}
