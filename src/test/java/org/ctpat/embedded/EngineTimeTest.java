package org.ctpat.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EngineTimeTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private EmbeddedCamunda camunda;
  private CamundaClient client;

  @BeforeEach
  void start() {
    camunda = new EmbeddedCamunda();
    client = camunda.newClient();
  }

  @AfterEach
  void stop() {
    client.close();
    camunda.close();
  }

  @Test
  void aYearPassesForTimersAndForJavaAlike() {
    var instance = run("yearly", "P1Y");
    camunda.awaitIdle(PATIENCE);
    var before = camunda.clock().instant();
    assertThat(camunda.walkedPath(instance).waitingAt()).containsExactly("wait");

    camunda.clock().advance(Duration.ofDays(367));
    camunda.awaitIdle(PATIENCE);

    assertThat(camunda.walkedPath(instance).completed()).containsSubsequence("wait", "end");
    assertThat(camunda.clock().instant()).isAfter(before.plus(Duration.ofDays(366)));
  }

  @Test
  void timePassesFromTimerToTimerWithTheWorkBetweenDone() {
    deploy(
        Bpmn.createExecutableProcess("reminders")
            .startEvent()
            .intermediateCatchEvent("first", c -> c.timerWithDuration("P10D"))
            .serviceTask("remind", t -> t.zeebeJobType("remind"))
            .intermediateCatchEvent("second", c -> c.timerWithDuration("P20D"))
            .serviceTask("escalate", t -> t.zeebeJobType("remind"))
            .endEvent()
            .done());
    var times = new CopyOnWriteArrayList<Instant>();
    client
        .newWorker()
        .jobType("remind")
        .handler(
            (jobs, job) -> {
              times.add(camunda.clock().instant());
              jobs.newCompleteCommand(job).execute();
            })
        .open();
    camunda.awaitWorker("remind", PATIENCE);
    var start = camunda.clock().instant();
    create("reminders");

    camunda.passTime(Duration.ofDays(60));

    assertThat(times).hasSize(2);
    assertThat(times.get(0)).isBetween(after(start, 10), after(start, 10).plusSeconds(60));
    assertThat(times.get(1)).isBetween(after(start, 30), after(start, 30).plusSeconds(60));
  }

  @Test
  void aFailedJobIsTriedAgainWhenItsBackOffHasPassed() {
    deploy(
        Bpmn.createExecutableProcess("mail")
            .startEvent()
            .serviceTask("send", t -> t.zeebeJobType("send"))
            .endEvent()
            .done());
    var tries = new CopyOnWriteArrayList<Instant>();
    client
        .newWorker()
        .jobType("send")
        .handler(
            (jobs, job) -> {
              tries.add(camunda.clock().instant());
              if (tries.size() == 1) {
                jobs.newFailCommand(job)
                    .retries(2)
                    .retryBackoff(Duration.ofMinutes(30))
                    .errorMessage("mail server away")
                    .execute();
              } else {
                jobs.newCompleteCommand(job).execute();
              }
            })
        .open();
    camunda.awaitWorker("send", PATIENCE);
    var instance = create("mail");
    camunda.awaitIdle(PATIENCE);
    assertThat(tries).hasSize(1);

    camunda.passTime(Duration.ofHours(1));

    assertThat(tries).hasSize(2);
    assertThat(camunda.walkedPath(instance).isCompleted()).isTrue();
  }

  @Test
  void aJobOfADeadWorkerGoesToTheNextWhenItsTimeoutHasPassed() {
    deploy(
        Bpmn.createExecutableProcess("taken")
            .startEvent()
            .serviceTask("work", t -> t.zeebeJobType("taken-work"))
            .endEvent()
            .done());
    var instance = create("taken");
    try (var dying = camunda.newClient()) {
      var jobs =
          dying
              .newActivateJobsCommand()
              .jobType("taken-work")
              .maxJobsToActivate(1)
              .timeout(Duration.ofMinutes(5))
              .execute()
              .getJobs();
      assertThat(jobs).hasSize(1);
    }
    client
        .newWorker()
        .jobType("taken-work")
        .handler((jobs, job) -> jobs.newCompleteCommand(job).execute())
        .open();
    camunda.awaitWorker("taken-work", PATIENCE);
    assertThat(camunda.walkedPath(instance).isActive()).isTrue();

    camunda.clock().advance(Duration.ofMinutes(6));
    camunda.awaitIdle(PATIENCE);

    assertThat(camunda.walkedPath(instance).isCompleted()).isTrue();
  }

  @Test
  void aWorkerThatIsGoneTakesNoJobWithIt() {
    deploy(
        Bpmn.createExecutableProcess("handed-over")
            .startEvent()
            .serviceTask("work", t -> t.zeebeJobType("handed-over-work"))
            .endEvent()
            .done());
    try (var leaving = camunda.newClient()) {
      leaving.newWorker().jobType("handed-over-work").handler((jobs, job) -> {}).open();
      camunda.awaitWorker("handed-over-work", PATIENCE);
    }
    var instance = create("handed-over");
    client
        .newWorker()
        .jobType("handed-over-work")
        .handler((jobs, job) -> jobs.newCompleteCommand(job).execute())
        .open();

    await().atMost(PATIENCE).until(() -> camunda.walkedPath(instance).isCompleted());
  }

  @Test
  void theClockMovesToAnInstantAndNeverBack() {
    var later = camunda.clock().instant().plus(Duration.ofDays(3));

    camunda.clock().advanceTo(later);

    assertThat(camunda.clock().instant()).isBetween(later, later.plus(Duration.ofMinutes(1)));
    assertThatThrownBy(() -> camunda.clock().advanceTo(later.minusSeconds(60)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("has passed");
  }

  @Test
  void saysWhatIsGoingOnWhenNotIdleInTime() {
    deploy(
        Bpmn.createExecutableProcess("slow")
            .startEvent()
            .serviceTask("work", t -> t.zeebeJobType("slow-work"))
            .endEvent()
            .done());
    create("slow");
    client.newActivateJobsCommand().jobType("slow-work").maxJobsToActivate(1).execute();

    assertThatThrownBy(() -> camunda.awaitIdle(Duration.ofMillis(300)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("slow-work=1");
  }

  @Test
  void aWorkerStartsAtOnceWithoutPolling() {
    deploy(
        Bpmn.createExecutableProcess("quick")
            .startEvent("start")
            .serviceTask("a", t -> t.zeebeJobType("quick"))
            .serviceTask("b", t -> t.zeebeJobType("quick"))
            .serviceTask("c", t -> t.zeebeJobType("quick"))
            .endEvent("end")
            .done());
    client
        .newWorker()
        .jobType("quick")
        .handler((jobs, job) -> jobs.newCompleteCommand(job).execute())
        .open();

    var result =
        client
            .newCreateInstanceCommand()
            .bpmnProcessId("quick")
            .latestVersion()
            .variables(Map.of("x", 1))
            .withResult()
            .execute();

    assertThat(camunda.walkedPath(result.getProcessInstanceKey()).completed())
        .containsExactly("start", "a", "b", "c", "end");
  }

  private static Instant after(Instant start, int days) {
    return start.plus(Duration.ofDays(days));
  }

  private long run(String process, String duration) {
    deploy(
        Bpmn.createExecutableProcess(process)
            .startEvent()
            .intermediateCatchEvent("wait", c -> c.timerWithDuration(duration))
            .endEvent("end")
            .done());
    return create(process);
  }

  private void deploy(BpmnModelInstance model) {
    client.newDeployResourceCommand().addProcessModel(model, "test.bpmn").execute();
  }

  private long create(String process) {
    return client
        .newCreateInstanceCommand()
        .bpmnProcessId(process)
        .latestVersion()
        .execute()
        .getProcessInstanceKey();
  }
}
