package org.ctpat.process.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.ctpat.embedded.EmbeddedCamunda;
import org.ctpat.process.ProcessTest;
import org.ctpat.process.WalkedPath;
import org.ctpat.task.CaseProgress;
import org.ctpat.task.CompletedTask;
import org.ctpat.task.Inbox;
import org.ctpat.task.InboxFilter;
import org.ctpat.task.InboxTask;
import org.ctpat.task.InboxTask.State;
import org.ctpat.task.TaskEvents;
import org.ctpat.task.TaskFacts;
import org.ctpat.task.Verdict;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessTest
class TaskListenersTest {

  @Autowired private EmbeddedCamunda camunda;
  @Autowired private CamundaClient client;
  @Autowired private Clock clock;
  @Autowired private Inbox inbox;
  @Autowired private CaseProgress progress;
  @Autowired private TaskEvents events;

  @Test
  void aNewTaskIsInTheInboxWithThePriorityOfTheDecision() {
    var paperwork = begin(Duration.ofDays(2));

    var page = inbox.page(paperwork.member(), InboxFilter.all(), null, 10);

    assertThat(page.entries()).hasSize(1);
    var task = inbox.get(page.entries().getFirst().key(), paperwork.member());
    assertThat(task.name()).isEqualTo("Do paperwork");
    assertThat(task.formId()).isEqualTo("paperwork");
    assertThat(task.accountNumber()).isEqualTo(paperwork.accountNumber());
    assertThat(task.caseId()).isEqualTo(paperwork.caseId());
    assertThat(task.candidateGroups())
        .containsExactlyInAnyOrder("member-" + paperwork.accountNumber(), "ctpat-specialist");
    assertThat(task.dueAt()).isEqualTo(paperwork.dueAt());
    assertThat(task.dueRule()).isEqualTo("DC05");
    assertThat(task.state()).isEqualTo(State.OPEN);
    assertThat(task.priority()).as("two days left").isEqualTo(90);
    assertThat(inTheEngine(task).getPriority()).isEqualTo(90);
    assertThat(task.variables()).containsEntry("remarks", "from an earlier step");
  }

  @Test
  void aSuspendedCompanyComesBeforeOthers() {
    var paperwork =
        Paperwork.begin(client, clock, Duration.ofDays(60), "Suspended (reinstatement review)");
    camunda.awaitIdle(Duration.ofSeconds(20));

    assertThat(task(paperwork).priority()).isEqualTo(70);
    assertThat(task(begin(Duration.ofDays(60))).priority()).isEqualTo(30);
  }

  @Test
  void anAssignmentInTheEngineShowsInTheInbox() {
    var task = task(begin(Duration.ofDays(20)));

    client.newAssignUserTaskCommand(task.key()).assignee("dana.whitfield").execute();
    assertThat(inbox.find(task.key()).orElseThrow().assignee()).isEqualTo("dana.whitfield");

    client.newUnassignUserTaskCommand(task.key()).execute();
    assertThat(inbox.find(task.key()).orElseThrow().assignee()).isNull();
  }

  @Test
  void anUpdateInTheEngineShowsInTheInbox() {
    var paperwork = begin(Duration.ofDays(20));
    var task = task(paperwork);
    var later = paperwork.dueAt().plusDays(7);

    client
        .newUpdateUserTaskCommand(task.key())
        .priority(77)
        .dueDate(later)
        .candidateGroups(List.of("ctpat-supervisor"))
        .execute();

    var updated = inbox.find(task.key()).orElseThrow();
    assertThat(updated.priority()).isEqualTo(77);
    assertThat(updated.dueAt()).isEqualTo(later);
    assertThat(updated.candidateGroups()).containsExactly("ctpat-supervisor");
  }

  @Test
  void aTaskThatTheProcessLeavesIsCancelled() {
    var paperwork = begin(Duration.ofDays(3));
    var task = task(paperwork);

    camunda.passTimeUntil(paperwork.dueAt().toInstant().plusSeconds(1));

    assertThat(inbox.find(task.key()).orElseThrow().state()).isEqualTo(State.CANCELLED);
    assertThat(inbox.page(paperwork.member(), InboxFilter.all(), null, 10).entries()).isEmpty();
    WalkedPath.of(progress, paperwork.caseId(), "paperwork")
        .passed("Start_Begun", "Boundary_DuePassed", "End_TooLate")
        .didNotPass("Task_DoPaperwork", "End_Done")
        .took("Flow_DuePassed_TooLate")
        .ended();
  }

  @Test
  void aPersonOfCbpCompletesAClaimedTaskOutsideThePortal() {
    var paperwork = begin(Duration.ofDays(20));
    var task = task(paperwork);

    client.newAssignUserTaskCommand(task.key()).assignee("dana.whitfield").execute();
    client
        .newCompleteUserTaskCommand(task.key())
        .variables(Map.of("title", "By Tasklist", "decision", "keep"))
        .execute();
    camunda.awaitIdle(Duration.ofSeconds(20));

    assertThat(inbox.completed(paperwork.caseId(), paperwork.member()))
        .extracting(CompletedTask::name, CompletedTask::state, CompletedTask::closedBy)
        .containsExactly(Assertions.tuple("Do paperwork", State.COMPLETED, "Dana Whitfield"));
    WalkedPath.of(progress, paperwork.caseId(), "paperwork")
        .passed("Start_Begun", "Task_DoPaperwork", "End_Done")
        .ended();
  }

  @Test
  void aCompletionThatNobodyAnswersForIsDenied() {
    var task = task(begin(Duration.ofDays(20)));

    Assertions.assertThatThrownBy(
            () ->
                client
                    .newCompleteUserTaskCommand(task.key())
                    .variables(Map.of("title", "Nobody's", "decision", "keep"))
                    .execute())
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("Claim the task first");
    assertThat(inbox.find(task.key()).orElseThrow().state()).isEqualTo(State.OPEN);
  }

  @Test
  void aCompletionByAPersonOfAnotherGroupIsDenied() {
    var task = task(begin(Duration.ofDays(20)));

    client.newAssignUserTaskCommand(task.key()).assignee("tom.arden").execute();
    Assertions.assertThatThrownBy(
            () ->
                client
                    .newCompleteUserTaskCommand(task.key())
                    .variables(Map.of("title", "Vetted", "decision", "keep"))
                    .execute())
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("Tom Arden belongs to none of the groups");
  }

  @Test
  void invalidDataFromOutsideThePortalIsDeniedAndTheTaskSaysWhy() {
    var paperwork = begin(Duration.ofDays(20));
    var task = task(paperwork);

    client.newAssignUserTaskCommand(task.key()).assignee("dana.whitfield").execute();
    Assertions.assertThatThrownBy(
            () ->
                client
                    .newCompleteUserTaskCommand(task.key())
                    .variables(Map.of("decision", "burn", "copies", 9))
                    .execute())
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("Fill in 'Title'.");

    var refused = inbox.find(task.key()).orElseThrow();
    assertThat(refused.state()).isEqualTo(State.OPEN);
    assertThat(inbox.problem(task.key()))
        .hasValueSatisfying(
            problem ->
                assertThat(problem)
                    .contains("Fill in 'Title'.")
                    .contains("'Copies' is at most 5.")
                    .contains("Fill in 'Reason'."));
    assertThat(inTheEngine(task).getState().name()).isEqualTo("CREATED");
  }

  @Test
  void aCompletionThatIsDeliveredAgainIsAcceptedAndRecordsNothing() {
    var paperwork = begin(Duration.ofDays(20));
    var task = task(paperwork);
    client.newAssignUserTaskCommand(task.key()).assignee("dana.whitfield").execute();
    Map<String, Object> data = Map.of("title", "Once", "decision", "keep");
    client.newCompleteUserTaskCommand(task.key()).variables(data).execute();
    camunda.awaitIdle(Duration.ofSeconds(20));

    var again =
        new TaskFacts(
            task.key(),
            task.accountNumber(),
            "",
            task.caseId(),
            task.processId(),
            task.processInstanceKey(),
            task.elementId(),
            task.name(),
            task.formId(),
            null,
            task.candidateGroups(),
            "dana.whitfield",
            task.dueAt(),
            task.dueRule(),
            task.priority(),
            data);

    assertThat(events.completing(again, "complete")).isEqualTo(new Verdict.Accepted());
    assertThat(PaperworkForm.recorded(paperwork.caseId())).hasSize(1);
  }

  private Paperwork begin(Duration dueIn) {
    var paperwork = Paperwork.begin(client, clock, dueIn);
    camunda.awaitIdle(Duration.ofSeconds(20));
    return paperwork;
  }

  private InboxTask task(Paperwork paperwork) {
    return inbox.openOfCase(paperwork.caseId()).getFirst();
  }

  private io.camunda.client.api.search.response.UserTask inTheEngine(InboxTask task) {
    return client.newUserTaskGetRequest(task.key()).execute();
  }
}
