package org.ctpat.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ProblemException;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.client.api.search.response.UserTask;
import io.camunda.zeebe.model.bpmn.Bpmn;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class UserTaskCommandsTest {

  private static EmbeddedCamunda camunda;
  private static CamundaClient client;

  @BeforeAll
  static void start() {
    camunda = new EmbeddedCamunda();
    client = camunda.newClient();
    client
        .newDeployResourceCommand()
        .addProcessModel(
            Bpmn.createExecutableProcess("review")
                .name("Review")
                .startEvent()
                .userTask("decide", t -> t.zeebeUserTask().name("Decide").zeebeTaskPriority("70"))
                .zeebeCandidateGroups("supervisors")
                .zeebeTaskHeader("handler", "decision")
                .endEvent("decided")
                .done(),
            "review.bpmn")
        .execute();
  }

  @AfterAll
  static void stop() {
    client.close();
    camunda.close();
  }

  @Test
  void completesATaskAndTheVariablesArrive() {
    var task = newTask();

    client
        .newCompleteUserTaskCommand(task.getUserTaskKey())
        .variables(Map.of("decision", "approve", "score", 3))
        .execute();

    assertThat(instanceState(task)).isEqualTo("COMPLETED");
    assertThat(client.newUserTaskGetRequest(task.getUserTaskKey()).execute().getState())
        .isEqualTo(UserTaskState.COMPLETED);
    assertThat(
            client
                .newVariableSearchRequest()
                .filter(f -> f.processInstanceKey(task.getProcessInstanceKey()))
                .execute()
                .items())
        .extracting(v -> v.getName() + "=" + v.getValue())
        .containsExactlyInAnyOrder("decision=\"approve\"", "score=3");
  }

  @Test
  void showsATaskWithWhatTheModelGivesIt() {
    var task = newTask();

    assertThat(task.getName()).isEqualTo("Decide");
    assertThat(task.getProcessName()).isEqualTo("Review");
    assertThat(task.getPriority()).isEqualTo(70);
    assertThat(task.getCandidateGroups()).containsExactly("supervisors");
    assertThat(task.getCustomHeaders()).containsEntry("handler", "decision");
    assertThat(task.getState()).isEqualTo(UserTaskState.CREATED);
  }

  @Test
  void assignsAndUnassignsATask() {
    var key = newTask().getUserTaskKey();

    client.newAssignUserTaskCommand(key).assignee("anna").execute();
    assertThat(client.newUserTaskGetRequest(key).execute().getAssignee()).isEqualTo("anna");

    client.newUnassignUserTaskCommand(key).execute();
    assertThat(client.newUserTaskGetRequest(key).execute().getAssignee()).isNull();
  }

  @Test
  void refusesToTakeATaskFromItsAssigneeWithoutOverride() {
    var key = newTask().getUserTaskKey();
    client.newAssignUserTaskCommand(key).assignee("anna").execute();

    assertThatThrownBy(
            () ->
                client.newAssignUserTaskCommand(key).assignee("ben").allowOverride(false).execute())
        .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.code()).isEqualTo(409));
  }

  @Test
  void updatesDatesPriorityAndCandidates() {
    var key = newTask().getUserTaskKey();
    var due = OffsetDateTime.parse("2027-01-31T17:00:00-05:00");
    var followUp = OffsetDateTime.parse("2027-01-15T09:00:00-05:00");

    client
        .newUpdateUserTaskCommand(key)
        .dueDate(due)
        .followUpDate(followUp)
        .priority(90)
        .candidateGroups("directors", "supervisors")
        .execute();

    var task = client.newUserTaskGetRequest(key).execute();
    assertThat(task.getDueDate()).isEqualTo(due);
    assertThat(task.getFollowUpDate()).isEqualTo(followUp);
    assertThat(task.getPriority()).isEqualTo(90);
    assertThat(task.getCandidateGroups()).containsExactly("directors", "supervisors");
  }

  @Test
  void clearsADueDate() {
    var key = newTask().getUserTaskKey();
    client.newUpdateUserTaskCommand(key).dueDate(OffsetDateTime.now()).execute();

    client.newUpdateUserTaskCommand(key).clearDueDate().execute();

    assertThat(client.newUserTaskGetRequest(key).execute().getDueDate()).isNull();
  }

  @Test
  void answersNotFoundForAnUnknownTask() {
    assertThatThrownBy(() -> client.newCompleteUserTaskCommand(4711).execute())
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> {
              assertThat(e.code()).isEqualTo(404);
              assertThat(e.details().getDetail()).contains("4711");
            });
  }

  @Test
  void answersConflictForATaskThatIsNotOpen() {
    client
        .newDeployResourceCommand()
        .addProcessModel(
            Bpmn.createExecutableProcess("held-review")
                .startEvent()
                .userTask("held", t -> t.zeebeUserTask())
                .zeebeTaskListener(l -> l.completing().type("nobody-listens"))
                .endEvent()
                .done(),
            "held-review.bpmn")
        .execute();
    var task = newTask("held-review");
    var completion = client.newCompleteUserTaskCommand(task.getUserTaskKey()).send();
    camunda.awaitIdle(Duration.ofSeconds(10));

    assertThatThrownBy(() -> client.newCompleteUserTaskCommand(task.getUserTaskKey()).execute())
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> {
              assertThat(e.code()).isEqualTo(409);
              assertThat(e.details().getDetail()).contains("COMPLETING");
            });
    assertThat(completion.toCompletableFuture()).isNotDone();
  }

  @Test
  void answersBadRequestForBadJson() throws Exception {
    var key = newTask().getUserTaskKey();
    try (var http = HttpClient.newHttpClient()) {
      var answer =
          http.send(
              HttpRequest.newBuilder(
                      URI.create(camunda.restAddress() + "/v2/user-tasks/" + key + "/completion"))
                  .header("Content-Type", "application/json")
                  .POST(BodyPublishers.ofString("{\"variables\": {\"a\": }"))
                  .build(),
              BodyHandlers.ofString());

      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }
  }

  @Test
  void answersBadRequestForAPriorityOutOfRange() {
    var key = newTask().getUserTaskKey();

    assertThatThrownBy(() -> client.newUpdateUserTaskCommand(key).priority(101).execute())
        .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.code()).isEqualTo(400));
  }

  @Test
  void findsTasksByGroupAndState() {
    var task = newTask();

    var found =
        client
            .newUserTaskSearchRequest()
            .filter(
                f ->
                    f.candidateGroup("supervisors")
                        .state(UserTaskState.CREATED)
                        .processInstanceKey(task.getProcessInstanceKey()))
            .execute()
            .items();

    assertThat(found)
        .extracting(UserTask::getUserTaskKey)
        .isEqualTo(List.of(task.getUserTaskKey()));
  }

  private static UserTask newTask() {
    return newTask("review");
  }

  private static UserTask newTask(String process) {
    var instance =
        client.newCreateInstanceCommand().bpmnProcessId(process).latestVersion().execute();
    camunda.awaitIdle(Duration.ofSeconds(10));
    return client
        .newUserTaskSearchRequest()
        .filter(f -> f.processInstanceKey(instance.getProcessInstanceKey()))
        .execute()
        .singleItem();
  }

  private static String instanceState(UserTask task) {
    return client
        .newProcessInstanceGetRequest(task.getProcessInstanceKey())
        .execute()
        .getState()
        .name();
  }
}
