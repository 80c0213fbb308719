package org.ctpat.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.CamundaFuture;
import io.camunda.client.api.response.ProcessInstanceEvent;
import io.camunda.zeebe.model.bpmn.Bpmn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class ScaleTest {

  private static final Logger LOG = LoggerFactory.getLogger(ScaleTest.class);
  private static final int INSTANCES = 5_000;
  private static final int BATCH = 1_000;
  private static final int IN_FLIGHT = 50;

  /** Running instances, each with a service task done and a user task open. */
  @Test
  void anInstanceCostsTheSameHoweverManyRunAndTheLogIsNotKept() {
    try (var camunda = new EmbeddedCamunda();
        var client = camunda.newClient()) {
      client
          .newDeployResourceCommand()
          .addProcessModel(
              Bpmn.createExecutableProcess("member")
                  .startEvent()
                  .serviceTask("prepare", t -> t.zeebeJobType("prepare"))
                  .userTask("answer", t -> t.zeebeUserTask())
                  .boundaryEvent("overdue", b -> b.timerWithDuration("P30D"))
                  .endEvent()
                  .moveToActivity("answer")
                  .endEvent()
                  .done(),
              "member.bpmn")
          .execute();
      client
          .newWorker()
          .jobType("prepare")
          .handler((jobs, job) -> jobs.newCompleteCommand(job).send())
          .maxJobsActive(200)
          .open();
      camunda.awaitWorker("prepare", Duration.ofSeconds(10));
      start(camunda, client, BATCH / 2);

      var first = start(camunda, client, BATCH);
      start(camunda, client, INSTANCES - 2 * BATCH);
      var last = start(camunda, client, BATCH);

      LOG.info("The first {} instances took {}, the last {}", BATCH, first, last);
      assertThat(
              client.newUserTaskSearchRequest().page(p -> p.limit(1)).execute().page().totalItems())
          .isEqualTo(INSTANCES + BATCH / 2);
      assertThat(camunda.heldLogBlocks()).isLessThan(BATCH);
      assertThat(last.toMillis()).isLessThan((long) (2.5 * first.toMillis()));
    }
  }

  private static Duration start(EmbeddedCamunda camunda, CamundaClient client, int count) {
    var begun = System.nanoTime();
    var created = new ArrayList<CamundaFuture<ProcessInstanceEvent>>();
    for (int i = 0; i < count; i++) {
      created.add(
          client
              .newCreateInstanceCommand()
              .bpmnProcessId("member")
              .latestVersion()
              .variables(Map.of("account", "10-000101", "score", i))
              .send());
      if (created.size() == IN_FLIGHT) {
        created.forEach(CamundaFuture::join);
        created.clear();
      }
    }
    created.forEach(CamundaFuture::join);
    camunda.awaitIdle(Duration.ofSeconds(60));
    return Duration.ofNanos(System.nanoTime() - begun);
  }
}
