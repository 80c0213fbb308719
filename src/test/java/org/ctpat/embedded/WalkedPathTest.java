package org.ctpat.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camunda.client.CamundaClient;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.process.test.assertions.BpmnAssert;
import io.camunda.zeebe.process.test.filters.RecordStream;
import io.camunda.zeebe.process.test.inspections.model.InspectedProcessInstance;
import java.time.Duration;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Also the example for process tests. */
class WalkedPathTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private EmbeddedCamunda camunda;
  private CamundaClient client;

  @BeforeEach
  void start() {
    camunda = new EmbeddedCamunda();
    client = camunda.newClient();
    client
        .newDeployResourceCommand()
        .addProcessModel(
            Bpmn.createExecutableProcess("application")
                .startEvent("applied")
                .callActivity("assess", c -> c.zeebeProcessId("assessment"))
                .boundaryEvent("overdue", b -> b.timerWithDuration("P30D"))
                .endEvent("lapsed")
                .moveToActivity("assess")
                .endEvent("certified")
                .done(),
            "application.bpmn")
        .addProcessModel(
            Bpmn.createExecutableProcess("assessment")
                .startEvent("assessment-started")
                .userTask("rate", t -> t.zeebeUserTask())
                .endEvent("rated")
                .done(),
            "assessment.bpmn")
        .execute();
  }

  @AfterEach
  void stop() {
    BpmnAssert.resetRecordStream();
    client.close();
    camunda.close();
  }

  @Test
  void showsTheWayThroughTheCaseAndWhatItCalled() {
    var application = apply();
    assertThat(camunda.walkedPath(application).waitingAt()).containsExactly("rate");

    client.newCompleteUserTaskCommand(openTask()).variables(Map.of("rating", "high")).execute();
    camunda.awaitIdle(PATIENCE);

    var path = camunda.walkedPath(application);
    assertThat(path.completed())
        .containsExactly("applied", "assessment-started", "rate", "rated", "assess", "certified");
    assertThat(path.waitingAt()).isEmpty();
    assertThat(path.incidents()).isEmpty();
    assertThat(path.isCompleted()).isTrue();
  }

  @Test
  void showsWhatABoundaryEventBrokeOff() {
    var application = apply();

    camunda.passTime(Duration.ofDays(31));

    var path = camunda.walkedPath(application);
    assertThat(path.completed()).endsWith("overdue", "lapsed").doesNotContain("rated");
    assertThat(path.terminated()).containsExactly("assess", "rate");
    assertThat(path.isCompleted()).isTrue();
    assertThat(camunda.walkedPath(assessment()).isTerminated()).isTrue();
  }

  @Test
  void showsOnlyTheCalledInstanceWhenAskedForThat() {
    apply();

    var path = camunda.walkedPath(assessment());

    assertThat(path.completed()).containsExactly("assessment-started");
    assertThat(path.waitingAt()).containsExactly("rate");
    assertThat(path.isActive()).isTrue();
  }

  @Test
  void showsTheFlowsAndTheVariables() {
    var application = apply();

    var path = camunda.walkedPath(application);

    assertThat(path.flows()).hasSize(2);
    assertThat(path.variables()).containsExactly(Map.entry("account", "\"10-000101\""));
  }

  @Test
  void forgetsTheOldestOfTheEndedCases() {
    try (var small = new EmbeddedCamunda(2);
        var other = small.newClient()) {
      other
          .newDeployResourceCommand()
          .addProcessModel(
              Bpmn.createExecutableProcess("short").startEvent().endEvent().done(), "short.bpmn")
          .execute();
      for (int i = 0; i < 3; i++) {
        other.newCreateInstanceCommand().bpmnProcessId("short").latestVersion().execute();
      }
      small.awaitIdle(PATIENCE);

      assertThat(small.instancesOf("short")).hasSize(2);
      assertThatThrownBy(() -> small.walkedPath(4711)).isInstanceOf(NoSuchElementException.class);
    }
  }

  @Test
  void theAssertionsOfZeebeProcessTestWorkOnKeptRecords() {
    BpmnAssert.initRecordStream(RecordStream.of(camunda.keepRecords()));
    var application = apply();

    BpmnAssert.assertThat(new InspectedProcessInstance(application))
        .isActive()
        .hasPassedElement("applied")
        .hasVariableWithValue("account", "10-000101")
        .isWaitingAtElements("assess");

    client.newCompleteUserTaskCommand(openTask()).execute();
    camunda.awaitIdle(PATIENCE);

    BpmnAssert.assertThat(new InspectedProcessInstance(application))
        .hasPassedElementsInOrder("applied", "assess", "certified")
        .hasNoIncidents()
        .isCompleted();
  }

  private long apply() {
    var key =
        client
            .newCreateInstanceCommand()
            .bpmnProcessId("application")
            .latestVersion()
            .variables(Map.of("account", "10-000101"))
            .execute()
            .getProcessInstanceKey();
    camunda.awaitIdle(PATIENCE);
    return key;
  }

  private long assessment() {
    return camunda.instancesOf("assessment").getFirst();
  }

  private long openTask() {
    return client
        .newUserTaskSearchRequest()
        .filter(f -> f.elementId("rate"))
        .execute()
        .singleItem()
        .getUserTaskKey();
  }
}
