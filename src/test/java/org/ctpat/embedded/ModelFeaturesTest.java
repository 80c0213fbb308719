package org.ctpat.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientStatusException;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeBindingType;
import io.grpc.Status;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the application's models rely on. */
class ModelFeaturesTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static EmbeddedCamunda camunda;
  private static CamundaClient client;

  @BeforeAll
  static void start() {
    camunda = new EmbeddedCamunda();
    client = camunda.newClient();
  }

  @AfterAll
  static void stop() {
    client.close();
    camunda.close();
  }

  @Test
  void evaluatesADecisionForTheClient() {
    client.newDeployResourceCommand().addResourceBytes(decision("high"), "level.dmn").execute();

    var answer =
        client
            .newEvaluateDecisionCommand()
            .decisionId("level")
            .variables(Map.of("score", 7))
            .execute();

    assertThat(answer.getDecisionOutput()).isEqualTo("\"high\"");
    assertThat(answer.getFailedDecisionId()).isEmpty();
  }

  @Test
  void aProcessKeepsTheDecisionItWasDeployedWith() {
    var model =
        Bpmn.createExecutableProcess("rated")
            .startEvent()
            .intermediateCatchEvent("wait", c -> c.timerWithDuration("P1D"))
            .businessRuleTask(
                "rate",
                t ->
                    t.zeebeCalledDecisionId("level")
                        .zeebeBindingType(ZeebeBindingType.deployment)
                        .zeebeResultVariable("level"))
            .endEvent()
            .done();
    client
        .newDeployResourceCommand()
        .addResourceBytes(decision("high"), "level.dmn")
        .addProcessModel(model, "rated.bpmn")
        .execute();
    var instance = create("rated", Map.of("score", 7));
    client.newDeployResourceCommand().addResourceBytes(decision("top"), "level.dmn").execute();

    camunda.passTime(Duration.ofDays(2));

    assertThat(camunda.walkedPath(instance).variables()).containsEntry("level", "\"high\"");
  }

  @Test
  void refusesAMessageThatWasPublishedBefore() {
    deploy(
        Bpmn.createExecutableProcess("by-message")
            .startEvent("start")
            .message("begin")
            .endEvent()
            .done());
    publishBegin();

    assertThatThrownBy(ModelFeaturesTest::publishBegin)
        .isInstanceOfSatisfying(
            ClientStatusException.class,
            e -> assertThat(e.getStatusCode()).isEqualTo(Status.Code.ALREADY_EXISTS));
    assertThat(camunda.instancesOf("by-message")).hasSize(1);
  }

  private static void publishBegin() {
    client
        .newPublishMessageCommand()
        .messageName("begin")
        .correlationKey("C-1")
        .messageId("begin:C-1")
        .timeToLive(Duration.ofHours(1))
        .execute();
    camunda.awaitIdle(PATIENCE);
  }

  @Test
  void correlatesAMessageAndSaysWhichInstanceTookIt() {
    deploy(
        Bpmn.createExecutableProcess("correlated")
            .startEvent()
            .intermediateCatchEvent(
                "paid", c -> c.message(m -> m.name("paid").zeebeCorrelationKeyExpression("caseId")))
            .endEvent()
            .done());
    var instance = create("correlated", Map.of("caseId", "C-7"));
    camunda.awaitIdle(PATIENCE);

    var answer =
        client.newCorrelateMessageCommand().messageName("paid").correlationKey("C-7").execute();

    assertThat(answer.getProcessInstanceKey()).isEqualTo(instance);
  }

  @Test
  void anEventSubProcessStartedByAMessageInterruptsTheCase() {
    deploy(withEventSubProcess("interrupted", true));
    var instance = create("interrupted", Map.of("caseId", "C-2"));
    camunda.awaitIdle(PATIENCE);

    publish("withdraw", "C-2");

    var path = camunda.walkedPath(instance);
    assertThat(path.completed()).contains("withdrawn", "closed");
    assertThat(path.terminated()).contains("work");
    assertThat(path.isCompleted()).isTrue();
  }

  @Test
  void anEventSubProcessThatDoesNotInterruptRunsBesideTheCase() {
    deploy(withEventSubProcess("accompanied", false));
    var instance = create("accompanied", Map.of("caseId", "C-3"));
    camunda.awaitIdle(PATIENCE);

    publish("withdraw", "C-3");

    var path = camunda.walkedPath(instance);
    assertThat(path.completed()).contains("withdrawn", "closed");
    assertThat(path.waitingAt()).containsExactly("work");
  }

  @Test
  void aTerminateEndEventEndsWhateverElseRuns() {
    deploy(
        Bpmn.createExecutableProcess("terminated")
            .startEvent()
            .parallelGateway("fork")
            .userTask("work", t -> t.zeebeUserTask())
            .endEvent("worked")
            .moveToNode("fork")
            .intermediateCatchEvent("wait", c -> c.timerWithDuration("P1D"))
            .endEvent("stop", e -> e.terminate())
            .done());
    var instance = create("terminated", Map.of());

    camunda.passTime(Duration.ofDays(2));

    var path = camunda.walkedPath(instance);
    assertThat(path.completed()).contains("stop").doesNotContain("worked");
    assertThat(path.terminated()).containsExactly("work");
    assertThat(path.isCompleted()).isTrue();
  }

  @Test
  void givesEachInstanceOfAMultiInstanceTaskItsGroupDueDateAndPriority() {
    deploy(
        Bpmn.createExecutableProcess("many")
            .startEvent()
            .userTask("answer", t -> t.zeebeUserTask())
            .zeebeCandidateGroupsExpression("[group]")
            .zeebeDueDateExpression("dueAt")
            .zeebeTaskPriorityExpression("60 + loopCounter")
            .multiInstance(
                m ->
                    m.parallel()
                        .zeebeInputCollectionExpression("groups")
                        .zeebeInputElement("group"))
            .endEvent()
            .done());
    var instance =
        create(
            "many",
            Map.of("groups", new String[] {"a", "b"}, "dueAt", "2027-01-31T23:59:59-05:00"));
    camunda.awaitIdle(PATIENCE);

    assertThat(
            client
                .newUserTaskSearchRequest()
                .filter(f -> f.processInstanceKey(instance))
                .sort(s -> s.priority().asc())
                .execute()
                .items())
        .extracting(t -> t.getCandidateGroups() + " " + t.getPriority() + " " + t.getDueDate())
        .containsExactly("[a] 61 2027-01-31T23:59:59-05:00", "[b] 62 2027-01-31T23:59:59-05:00");
  }

  @Test
  void cancelsAndMigratesInstances() {
    deploy(
        Bpmn.createExecutableProcess("moving")
            .startEvent()
            .userTask("old", t -> t.zeebeUserTask())
            .endEvent()
            .done());
    var instance = create("moving", Map.of());
    camunda.awaitIdle(PATIENCE);
    var target =
        client
            .newDeployResourceCommand()
            .addProcessModel(
                Bpmn.createExecutableProcess("moving")
                    .startEvent()
                    .userTask("new", t -> t.zeebeUserTask())
                    .endEvent()
                    .done(),
                "test.bpmn")
            .execute()
            .getProcesses()
            .getFirst()
            .getProcessDefinitionKey();

    client
        .newMigrateProcessInstanceCommand(instance)
        .migrationPlan(target)
        .addMappingInstruction("old", "new")
        .execute();

    assertThat(client.newProcessInstanceGetRequest(instance).execute().getProcessDefinitionKey())
        .isEqualTo(target);
    assertThat(camunda.walkedPath(instance).waitingAt()).containsExactly("new");

    client.newCancelInstanceCommand(instance).execute();
    camunda.awaitIdle(PATIENCE);
    assertThat(camunda.walkedPath(instance).isTerminated()).isTrue();
  }

  private static BpmnModelInstance withEventSubProcess(String id, boolean interrupting) {
    var process = Bpmn.createExecutableProcess(id);
    process
        .eventSubProcess("withdrawal")
        .startEvent("withdrawn")
        .interrupting(interrupting)
        .message(m -> m.name("withdraw").zeebeCorrelationKeyExpression("caseId"))
        .endEvent("closed");
    return process.startEvent().userTask("work", t -> t.zeebeUserTask()).endEvent("worked").done();
  }

  private static void publish(String name, String correlationKey) {
    client.newPublishMessageCommand().messageName(name).correlationKey(correlationKey).execute();
    camunda.awaitIdle(PATIENCE);
  }

  private static void deploy(BpmnModelInstance model) {
    client.newDeployResourceCommand().addProcessModel(model, "test.bpmn").execute();
  }

  private static long create(String process, Map<String, Object> variables) {
    return client
        .newCreateInstanceCommand()
        .bpmnProcessId(process)
        .latestVersion()
        .variables(variables)
        .execute()
        .getProcessInstanceKey();
  }

  private static byte[] decision(String highest) {
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="levels" name="Levels" namespace="test">
      <decision id="level" name="Level">
        <decisionTable id="table" hitPolicy="FIRST">
          <input id="in"><inputExpression id="score" typeRef="number"><text>score</text></inputExpression></input>
          <output id="out" name="level" typeRef="string"/>
          <rule id="r1"><inputEntry id="i1"><text>&gt; 5</text></inputEntry><outputEntry id="o1"><text>"%s"</text></outputEntry></rule>
          <rule id="r2"><inputEntry id="i2"><text>-</text></inputEntry><outputEntry id="o2"><text>"low"</text></outputEntry></rule>
        </decisionTable>
      </decision>
    </definitions>
    """
        .formatted(highest)
        .getBytes(StandardCharsets.UTF_8);
  }
}
