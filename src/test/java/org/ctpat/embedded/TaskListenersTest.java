package org.ctpat.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ProblemException;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.search.enums.JobKind;
import io.camunda.client.api.search.enums.ListenerEventType;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.client.api.worker.JobClient;
import io.camunda.zeebe.model.bpmn.Bpmn;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TaskListenersTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final List<ActivatedJob> heard = new CopyOnWriteArrayList<>();
  private volatile boolean denies = true;
  private EmbeddedCamunda camunda;
  private CamundaClient client;

  @BeforeEach
  void start() {
    camunda = new EmbeddedCamunda();
    client = camunda.newClient();
    client
        .newDeployResourceCommand()
        .addProcessModel(
            Bpmn.createExecutableProcess("review")
                .startEvent()
                .userTask("decide", t -> t.zeebeUserTask().zeebeTaskHeader("handler", "decision"))
                .zeebeCandidateGroups("supervisors")
                .zeebeTaskListener(l -> l.creating().type("task-creating"))
                .zeebeTaskListener(l -> l.assigning().type("task-assigning"))
                .zeebeTaskListener(l -> l.updating().type("task-updating"))
                .zeebeTaskListener(l -> l.completing().type("task-completing"))
                .zeebeTaskListener(l -> l.canceling().type("task-canceling"))
                .boundaryEvent(
                    "stopped",
                    b -> b.message(m -> m.name("stop").zeebeCorrelationKeyExpression("caseId")))
                .endEvent("stopped-end")
                .moveToActivity("decide")
                .endEvent("decided")
                .done(),
            "review.bpmn")
        .execute();
  }

  @AfterEach
  void stop() {
    client.close();
    camunda.close();
  }

  @Test
  void listenersRunBeforeEachStepIsDone() {
    listen("task-creating");
    listen("task-assigning");
    listen("task-updating");
    listen("task-completing");
    var task = newTask();

    client.newAssignUserTaskCommand(task).assignee("anna").execute();
    client.newUpdateUserTaskCommand(task).priority(80).execute();
    client.newCompleteUserTaskCommand(task).variables(Map.of("decision", "approve")).execute();

    assertThat(heard)
        .extracting(ActivatedJob::getListenerEventType)
        .containsExactly(
            ListenerEventType.CREATING,
            ListenerEventType.ASSIGNING,
            ListenerEventType.UPDATING,
            ListenerEventType.COMPLETING);
    assertThat(heard).extracting(ActivatedJob::getKind).containsOnly(JobKind.TASK_LISTENER);
    assertThat(heard)
        .allSatisfy(job -> assertThat(job.getUserTask().getUserTaskKey()).isEqualTo(task));
    assertThat(heard.get(1).getUserTask().getAssignee()).isEqualTo("anna");
    assertThat(heard.get(2).getUserTask().getChangedAttributes()).containsExactly("priority");
    assertThat(heard.get(2).getUserTask().getPriority()).isEqualTo(80);
  }

  @Test
  void theCompletingListenerSeesTheSubmittedData() {
    listen("task-creating");
    listen("task-completing");
    var task = newTask();

    client
        .newCompleteUserTaskCommand(task)
        .variables(Map.of("decision", "approve", "remarks", List.of("a", "b")))
        .execute();

    assertThat(heard.getLast().getVariablesAsMap())
        .containsEntry("decision", "approve")
        .containsEntry("remarks", List.of("a", "b"))
        .containsEntry("caseId", "C-1");
  }

  @Test
  void listenersCarryTheTasksOwnHeaders() {
    listen("task-creating");
    newTask();

    assertThat(heard.getFirst().getCustomHeaders())
        .containsEntry("handler", "decision")
        .containsEntry("io.camunda.zeebe:candidateGroups", "[\"supervisors\"]")
        .containsKey("io.camunda.zeebe:userTaskKey");
    assertThat(heard.getFirst().getUserTask().getCandidateGroups()).containsExactly("supervisors");
  }

  @Test
  void aCancellationIsHeard() {
    listen("task-creating");
    listen("task-canceling");
    var task = newTask();

    client.newPublishMessageCommand().messageName("stop").correlationKey("C-1").execute();
    camunda.awaitIdle(PATIENCE);

    assertThat(heard.getLast().getListenerEventType()).isEqualTo(ListenerEventType.CANCELING);
    assertThat(stateOf(task)).isEqualTo(UserTaskState.CANCELED);
  }

  @Test
  void aDenialOverRestKeepsTheTaskOpenAndTheSubmitterHearsWhy() {
    listen("task-creating");
    denying("task-completing", true);
    var task = newTask();

    assertThatThrownBy(
            () ->
                client
                    .newCompleteUserTaskCommand(task)
                    .variables(Map.of("decision", "approve"))
                    .execute())
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> {
              assertThat(e.code()).isEqualTo(409);
              assertThat(e.details().getDetail()).contains("Give a reason.");
            });
    assertThat(stateOf(task)).isEqualTo(UserTaskState.CREATED);

    denies = false;
    client.newCompleteUserTaskCommand(task).execute();
    assertThat(stateOf(task)).isEqualTo(UserTaskState.COMPLETED);
    assertThat(heard.getLast().getVariablesAsMap()).doesNotContainKey("decision");
  }

  @Test
  void aDenialOverGrpcIsHeardToo() {
    listen("task-creating");
    denying("task-completing", false);
    var task = newTask();

    assertThatThrownBy(() -> client.newCompleteUserTaskCommand(task).execute())
        .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.code()).isEqualTo(409));
    assertThat(stateOf(task)).isEqualTo(UserTaskState.CREATED);
  }

  @Test
  void aListenerCorrectsTheTask() {
    handle(
        "task-creating",
        (jobs, job) ->
            jobs.newCompleteCommand(job)
                .withResult(
                    r ->
                        r.forUserTask()
                            .correctPriority(95)
                            .correctCandidateGroups(List.of("directors"))
                            .correctDueDate("2027-03-01T17:00:00-05:00"))
                .execute());
    var task = client.newUserTaskGetRequest(newTask()).execute();

    assertThat(task.getPriority()).isEqualTo(95);
    assertThat(task.getCandidateGroups()).containsExactly("directors");
    assertThat(task.getDueDate()).isEqualTo("2027-03-01T17:00:00-05:00");
  }

  private void denying(String type, boolean overRest) {
    handle(
        type,
        (jobs, job) -> {
          var command = jobs.newCompleteCommand(job);
          (overRest ? command.useRest() : command.useGrpc())
              .withResult(r -> r.forUserTask().deny(denies, "Give a reason."))
              .execute();
        });
  }

  private void listen(String type) {
    handle(type, (jobs, job) -> jobs.newCompleteCommand(job).execute());
  }

  private void handle(String type, BiConsumer<JobClient, ActivatedJob> handler) {
    client
        .newWorker()
        .jobType(type)
        .handler(
            (jobs, job) -> {
              heard.add(job);
              handler.accept(jobs, job);
            })
        .open();
  }

  private long newTask() {
    var instance =
        client
            .newCreateInstanceCommand()
            .bpmnProcessId("review")
            .latestVersion()
            .variables(Map.of("caseId", "C-1"))
            .execute();
    return await()
        .atMost(PATIENCE)
        .until(
            () ->
                client
                    .newUserTaskSearchRequest()
                    .filter(
                        f ->
                            f.processInstanceKey(instance.getProcessInstanceKey())
                                .state(UserTaskState.CREATED))
                    .execute()
                    .items(),
            found -> !found.isEmpty())
        .getFirst()
        .getUserTaskKey();
  }

  private UserTaskState stateOf(long task) {
    return client.newUserTaskGetRequest(task).execute().getState();
  }
}
