package org.ctpat.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import io.camunda.client.spring.configuration.CamundaAutoConfiguration;
import io.camunda.zeebe.model.bpmn.Bpmn;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

@SpringBootTest(
    classes = EmbeddedCamundaConfigurationTest.Greeter.class,
    webEnvironment = SpringBootTest.WebEnvironment.NONE)
@Import(EmbeddedCamundaConfiguration.class)
class EmbeddedCamundaConfigurationTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Autowired private EmbeddedCamunda camunda;
  @Autowired private CamundaClient client;
  @Autowired private Clock clock;

  @Test
  void runsAJobWorkerInASpringTest() {
    camunda.awaitWorker("greet", PATIENCE);
    var instance = greet(client, "Anna");
    camunda.awaitIdle(PATIENCE);

    assertThat(
            client
                .newVariableSearchRequest()
                .filter(f -> f.processInstanceKey(instance).name("greeting"))
                .execute()
                .singleItem()
                .getValue())
        .isEqualTo("\"Good day, Anna\"");
  }

  @Test
  void givesTheApplicationTheEnginesClock() {
    assertThat(clock).isSameAs(camunda.clock());
    assertThat(clock.getZone()).hasToString("America/New_York");
  }

  @Test
  void runsAnApplicationForDevelopment() {
    var started =
        SpringApplication.from(Greeter::main)
            .with(EmbeddedCamundaConfiguration.class)
            .run("--spring.main.web-application-type=none");
    try (var context = started.getApplicationContext()) {
      var engine = context.getBean(EmbeddedCamunda.class);
      engine.awaitWorker("greet", PATIENCE);
      var instance = greet(context.getBean(CamundaClient.class), "Ben");
      engine.awaitIdle(PATIENCE);

      assertThat(stateOf(context.getBean(CamundaClient.class), instance))
          .isEqualTo(ProcessInstanceState.COMPLETED);
    }
  }

  @Test
  void anEngineOutlivesTheContextsBuiltAroundIt() {
    try (var surviving = new EmbeddedCamunda()) {
      final long instance;
      try (var first =
          applicationAround(surviving, "--camunda.client.worker.defaults.enabled=false")) {
        instance = greet(first.getBean(CamundaClient.class), "Carla");
        surviving.awaitIdle(PATIENCE);
        assertThat(stateOf(first.getBean(CamundaClient.class), instance))
            .isEqualTo(ProcessInstanceState.ACTIVE);
      }
      try (var second = applicationAround(surviving)) {
        var client = second.getBean(CamundaClient.class);
        await()
            .untilAsserted(
                () ->
                    assertThat(stateOf(client, instance))
                        .isEqualTo(ProcessInstanceState.COMPLETED));
      }
    }
  }

  private static ConfigurableApplicationContext applicationAround(
      EmbeddedCamunda engine, String... arguments) {
    return new SpringApplicationBuilder(Greeter.class, EmbeddedCamundaConfiguration.class)
        .web(WebApplicationType.NONE)
        .initializers(EmbeddedCamundaConfiguration.around(engine))
        .run(arguments);
  }

  private static long greet(CamundaClient client, String name) {
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
    return client
        .newCreateInstanceCommand()
        .bpmnProcessId("greeting")
        .latestVersion()
        .variables(Map.of("name", name))
        .execute()
        .getProcessInstanceKey();
  }

  private static ProcessInstanceState stateOf(CamundaClient client, long instance) {
    return client.newProcessInstanceGetRequest(instance).execute().getState();
  }

  @Configuration(proxyBeanMethods = false)
  @ImportAutoConfiguration({
    MetricsAutoConfiguration.class,
    CompositeMeterRegistryAutoConfiguration.class,
    CamundaAutoConfiguration.class
  })
  public static class Greeter {

    public static void main(String[] args) {
      SpringApplication.run(Greeter.class, args);
    }

    @JobWorker(type = "greet")
    public Greeting greet(@Variable String name) {
      return new Greeting("Good day, " + name);
    }

    public record Greeting(String greeting) {}
  }
}
