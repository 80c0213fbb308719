package org.ctpat.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camunda.client.CamundaClient;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.command.ProblemException;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.jobhandling.result.UserTaskResultFunction;
import io.camunda.client.spring.configuration.CamundaAutoConfiguration;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The starter's settings that the application uses, on the embedded engine. */
@SpringBootTest(
    classes = SpringWorkersTest.Workers.class,
    webEnvironment = SpringBootTest.WebEnvironment.NONE,
    properties = {
      "camunda.client.execution-threads=4",
      "camunda.client.worker.defaults.retry-backoff=PT30M",
      "camunda.client.worker.override.idle.enabled=false"
    })
@Import(EmbeddedCamundaConfiguration.class)
class SpringWorkersTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Autowired private EmbeddedCamunda camunda;
  @Autowired private CamundaClient client;
  @Autowired private Workers workers;

  @Test
  void aFailedJobWaitsForTheBackOffOfAllWorkers() {
    camunda.awaitWorker("stumble", PATIENCE);
    var instance = run(withJob("stumble"));
    assertThat(workers.stumbles).hasValue(1);

    camunda.passTime(Duration.ofMinutes(31));

    assertThat(workers.stumbles).hasValue(2);
    assertThat(camunda.walkedPath(instance).isCompleted()).isTrue();
  }

  @Test
  void aWorkerThatIsSwitchedOffLeavesItsJobs() {
    var instance = run(withJob("idle"));

    assertThat(camunda.walkedPath(instance).waitingAt()).containsExactly("idle");
  }

  @Test
  void aListenerDeniesByWhatItReturns() {
    camunda.awaitWorker("strict-completing", PATIENCE);
    var instance =
        run(
            Bpmn.createExecutableProcess("strict")
                .startEvent()
                .userTask("decide", t -> t.zeebeUserTask())
                .zeebeTaskListener(l -> l.completing().type("strict-completing"))
                .endEvent()
                .done());
    var task =
        client
            .newUserTaskSearchRequest()
            .filter(f -> f.processInstanceKey(instance))
            .execute()
            .singleItem()
            .getUserTaskKey();

    assertThatThrownBy(() -> client.newCompleteUserTaskCommand(task).execute())
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.details().getDetail()).contains("Say what you decide."));
    client.newCompleteUserTaskCommand(task).variable("decision", "approve").execute();

    camunda.awaitIdle(PATIENCE);
    assertThat(camunda.walkedPath(instance).isCompleted()).isTrue();
  }

  private static BpmnModelInstance withJob(String type) {
    return Bpmn.createExecutableProcess("with-" + type)
        .startEvent()
        .serviceTask(type, t -> t.zeebeJobType(type))
        .endEvent()
        .done();
  }

  private long run(BpmnModelInstance model) {
    var process =
        client
            .newDeployResourceCommand()
            .addProcessModel(model, "test.bpmn")
            .execute()
            .getProcesses()
            .getFirst();
    var instance =
        client
            .newCreateInstanceCommand()
            .processDefinitionKey(process.getProcessDefinitionKey())
            .execute()
            .getProcessInstanceKey();
    camunda.awaitIdle(PATIENCE);
    return instance;
  }

  @Configuration(proxyBeanMethods = false)
  @ImportAutoConfiguration({
    MetricsAutoConfiguration.class,
    CompositeMeterRegistryAutoConfiguration.class,
    CamundaAutoConfiguration.class
  })
  public static class Workers {

    private final AtomicInteger stumbles = new AtomicInteger();

    @JobWorker(type = "stumble")
    public void stumble() {
      if (stumbles.incrementAndGet() == 1) {
        throw new IllegalStateException("the database is away");
      }
    }

    @JobWorker(type = "idle")
    public void idle() {}

    @JobWorker(type = "strict-completing")
    public UserTaskResultFunction complete(ActivatedJob job) {
      var denied = !job.getVariablesAsMap().containsKey("decision");
      return result -> result.deny(denied, "Say what you decide.");
    }
  }
}
