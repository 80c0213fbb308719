package org.ctpat.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.spring.configuration.CamundaAutoConfiguration;
import io.camunda.zeebe.model.bpmn.Bpmn;
import java.time.Duration;
import java.util.Map;
import org.ctpat.embedded.EmbeddedCamunda;
import org.ctpat.embedded.EmbeddedCamundaConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

@SpringBootTest(
    classes = ReachableWorkers.class,
    webEnvironment = SpringBootTest.WebEnvironment.NONE)
@ImportAutoConfiguration({
  MetricsAutoConfiguration.class,
  CompositeMeterRegistryAutoConfiguration.class,
  CamundaAutoConfiguration.class
})
@Import({EmbeddedCamundaConfiguration.class, ReachableWorkersTest.GreetWorker.class})
class ReachableWorkersTest {

  @Autowired private EmbeddedCamunda camunda;
  @Autowired private CamundaClient client;

  @Test
  void aPackagePrivateWorkerDoesItsJob() {
    client
        .newDeployResourceCommand()
        .addProcessModel(
            Bpmn.createExecutableProcess("greeting")
                .startEvent()
                .serviceTask("greet", t -> t.zeebeJobType("greet"))
                .endEvent()
                .done(),
            "greeting.bpmn")
        .execute();
    var instance =
        client
            .newCreateInstanceCommand()
            .bpmnProcessId("greeting")
            .latestVersion()
            .variables(Map.of("name", "Anna"))
            .execute()
            .getProcessInstanceKey();

    camunda.awaitIdle(Duration.ofSeconds(20));

    assertThat(
            client
                .newVariableSearchRequest()
                .filter(f -> f.processInstanceKey(instance).name("greeting"))
                .execute()
                .singleItem()
                .getValue())
        .isEqualTo("\"Good day, Anna\"");
  }

  static class GreetWorker {

    @JobWorker(type = "greet")
    Greeting greet(@Variable String name) {
      return new Greeting("Good day, " + name);
    }

    record Greeting(String greeting) {}
  }
}
