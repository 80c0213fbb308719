package org.ctpat.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import java.time.Duration;
import java.util.Map;
import org.ctpat.application.ApplicationWithdrawn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ExtendWith(OutputCaptureExtension.class)
class EngineAwayTest {

  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private static DistantEngine engine;
  private static CamundaClient atTheEngine;
  private static ConfigurableApplicationContext application;

  @BeforeAll
  static void startBeforeTheEngineIsThere() {
    engine = new DistantEngine();
    atTheEngine = engine.camunda().newClient();
    engine.cut();
    application = engine.startApplication();
  }

  @AfterAll
  static void stop() {
    application.close();
    atTheEngine.close();
    engine.close();
  }

  @Test
  void modelsAreDeployedOnceTheEngineIsThere() {
    engine.mend();

    await().atMost(PATIENCE).until(EngineAwayTest::isDeployed);
  }

  @Test
  void anEventOfARolledBackTransactionSendsNothing() {
    var account = catcher();

    transaction()
        .executeWithoutResult(
            status -> {
              events().publishEvent(new ApplicationWithdrawn(account.number(), "case-1"));
              status.setRollbackOnly();
            });
    transaction()
        .executeWithoutResult(
            status -> events().publishEvent(new ApplicationWithdrawn(account.number(), "case-2")));

    await().atMost(PATIENCE).until(() -> caught(account) == 1);
    engine.camunda().awaitIdle(PATIENCE);
    assertThat(caught(account)).as("the committed one alone").isEqualTo(1);
  }

  @Test
  void anEventWhileTheEngineIsAwayIsSentOnceWhenItIsBack(CapturedOutput output) {
    var account = catcher();
    engine.cut();

    transaction()
        .executeWithoutResult(
            status -> events().publishEvent(new ApplicationWithdrawn(account.number(), "case-3")));
    await().atMost(PATIENCE).until(() -> failedDeliveries() > 0);
    assertThat(caught(account)).isZero();
    engine.mend();

    await().atMost(PATIENCE).until(() -> caught(account) == 1 && undelivered() == 0);
    engine.camunda().awaitIdle(PATIENCE);
    assertThat(caught(account)).isEqualTo(1);
    assertThat(output.getOut().lines())
        .as("one line for each try, without the stack")
        .anyMatch(
            line ->
                line.contains(" WARN ")
                    && line.contains("Not delivered, tried again: ApplicationWithdrawn")
                    && line.contains(account.number()))
        .noneMatch(line -> line.contains(" ERROR ") && line.contains("async"))
        .noneMatch(line -> line.startsWith("\tat org.ctpat.process.ProcessMessages"));
  }

  @Test
  void theSameEventTwiceMovesTheProcessOnce() {
    var account = catcher();

    for (int i = 0; i < 2; i++) {
      transaction()
          .executeWithoutResult(
              status ->
                  events().publishEvent(new ApplicationWithdrawn(account.number(), "case-4")));
    }

    await().atMost(PATIENCE).until(() -> caught(account) == 1 && undelivered() == 0);
    engine.camunda().awaitIdle(PATIENCE);
    assertThat(caught(account)).isEqualTo(1);
  }

  private record Catcher(String number, long processInstanceKey) {}

  private static Catcher catcher() {
    engine.mend();
    await().atMost(PATIENCE).until(EngineAwayTest::isDeployed);
    var account = TestAccounts.next();
    var instance =
        atTheEngine
            .newCreateInstanceCommand()
            .bpmnProcessId("message-catcher")
            .latestVersion()
            .variables(Map.of("accountNumber", account))
            .execute();
    engine.camunda().awaitIdle(PATIENCE);
    return new Catcher(account, instance.getProcessInstanceKey());
  }

  private static boolean isDeployed() {
    return !atTheEngine
        .newProcessDefinitionSearchRequest()
        .filter(filter -> filter.processDefinitionId("message-catcher"))
        .execute()
        .items()
        .isEmpty();
  }

  private static int caught(Catcher catcher) {
    return atTheEngine
        .newElementInstanceSearchRequest()
        .filter(
            filter ->
                filter
                    .processInstanceKey(catcher.processInstanceKey())
                    .elementId("Start_Withdrawn"))
        .execute()
        .items()
        .size();
  }

  private static long failedDeliveries() {
    return jdbc()
        .sql("select count(*) from event_publication where completion_attempts > 1")
        .query(Long.class)
        .single();
  }

  private static long undelivered() {
    return jdbc().sql("select count(*) from event_publication").query(Long.class).single();
  }

  private static JdbcClient jdbc() {
    return application.getBean(JdbcClient.class);
  }

  private static TransactionTemplate transaction() {
    return application.getBean(TransactionTemplate.class);
  }

  private static ApplicationEventPublisher events() {
    return application;
  }
}
