package org.ctpat.process.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.ctpat.audit.AuditEntry;
import org.ctpat.audit.AuditTrail;
import org.ctpat.embedded.EmbeddedCamunda;
import org.ctpat.process.ProcessTest;
import org.ctpat.process.WalkedPath;
import org.ctpat.task.CaseProgress;
import org.ctpat.task.Claims;
import org.ctpat.task.Drafts;
import org.ctpat.task.FieldError;
import org.ctpat.task.Inbox;
import org.ctpat.task.InboxTask;
import org.ctpat.task.InboxTask.State;
import org.ctpat.task.Person;
import org.ctpat.task.SubmissionRefused;
import org.ctpat.task.Submissions;
import org.ctpat.task.TaskRefused;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessTest
class SubmissionTest {

  private static final Map<String, Object> GOOD =
      Map.of("title", "Annual file", "decision", "keep");

  @Autowired private EmbeddedCamunda camunda;
  @Autowired private CamundaClient client;
  @Autowired private Clock clock;
  @Autowired private Inbox inbox;
  @Autowired private Submissions submissions;
  @Autowired private Drafts drafts;
  @Autowired private Claims claims;
  @Autowired private AuditTrail trail;
  @Autowired private CaseProgress progress;

  @Test
  void aSubmissionIsRecordedOnceAndCompletesTheTask() {
    var paperwork = begin();
    var task = task(paperwork);

    submissions.submit(
        task.key(),
        Map.of("title", "Annual file", "decision", "keep", "reason", "hidden", "foreign", 1),
        paperwork.member());
    awaitState(task, State.COMPLETED);

    assertThat(PaperworkForm.recorded(paperwork.caseId()))
        .containsExactly(
            new PaperworkForm.Recorded(paperwork.caseId(), GOOD, paperwork.member().actor()));
    assertThat(trail.history(paperwork.accountNumber(), 10))
        .filteredOn(entry -> entry.action().equals("Task completed"))
        .extracting(AuditEntry::subject, entry -> entry.by().id())
        .containsExactly(tuple("Do paperwork", "kim.member"));
    WalkedPath.of(progress, paperwork.caseId(), "paperwork")
        .passed("Task_DoPaperwork", "End_Done")
        .ended();
    assertThat(variable(paperwork, "decision")).isEqualTo("\"keep\"");
    assertThat(variable(paperwork, "reason")).as("hidden, so not let out").isEqualTo("null");
  }

  @Test
  void aSecondSubmissionIsToldWhoWasFirst() {
    var paperwork = begin();
    var task = task(paperwork);
    submissions.submit(task.key(), GOOD, paperwork.member());

    assertThatThrownBy(() -> submissions.submit(task.key(), GOOD, paperwork.colleague()))
        .isInstanceOfSatisfying(
            TaskRefused.class,
            refused -> assertThat(refused.reason()).isEqualTo(TaskRefused.Reason.ALREADY_SUBMITTED))
        .hasMessageContaining("already submitted by Kim Member on ");
    awaitState(task, State.COMPLETED);
    assertThat(PaperworkForm.recorded(paperwork.caseId())).hasSize(1);
  }

  @Test
  void ofTwoSubmissionsAtTheSameMomentOneIsTaken() throws Exception {
    var paperwork = begin();
    var task = task(paperwork);
    Callable<Boolean> submit =
        () -> {
          try {
            submissions.submit(task.key(), GOOD, paperwork.member());
            return true;
          } catch (TaskRefused refused) {
            assertThat(refused.reason()).isEqualTo(TaskRefused.Reason.ALREADY_SUBMITTED);
            return false;
          }
        };

    try (var threads = Executors.newFixedThreadPool(4)) {
      var taken =
          threads.invokeAll(List.of(submit, submit, submit, submit)).stream()
              .map(SubmissionTest::result)
              .filter(Boolean::booleanValue)
              .count();
      assertThat(taken).isEqualTo(1);
    }
    awaitState(task, State.COMPLETED);
    assertThat(PaperworkForm.recorded(paperwork.caseId())).hasSize(1);
  }

  @Test
  void aSubmissionForATaskThatIsGoneKeepsTheDraft() {
    var paperwork = begin(Duration.ofDays(3));
    var task = task(paperwork);
    drafts.save(task.key(), Map.of("title", "Half a tit"), paperwork.member());
    camunda.passTimeUntil(paperwork.dueAt().toInstant().plusSeconds(1));

    assertThatThrownBy(() -> submissions.submit(task.key(), GOOD, paperwork.member()))
        .isInstanceOfSatisfying(
            TaskRefused.class,
            refused -> assertThat(refused.reason()).isEqualTo(TaskRefused.Reason.GONE))
        .hasMessageContaining("'Do paperwork' is no longer needed");
    assertThat(drafts.find(task.key(), paperwork.member()).orElseThrow().data()).isEqualTo(GOOD);
  }

  @Test
  void somebodyElsesTaskIsNeitherShownNorTaken() {
    var paperwork = begin();
    var task = task(paperwork);
    var stranger = begin().member();
    var vetting = new Person("tom.arden", "Tom Arden", Set.of("ctpat-vetting"), null);

    assertThatThrownBy(() -> inbox.get(task.key(), stranger)).isInstanceOf(TaskRefused.class);
    assertThatThrownBy(() -> submissions.submit(task.key(), GOOD, stranger))
        .isInstanceOfSatisfying(
            TaskRefused.class,
            refused -> assertThat(refused.reason()).isEqualTo(TaskRefused.Reason.NOT_YOURS));
    assertThatThrownBy(() -> drafts.save(task.key(), GOOD, stranger))
        .isInstanceOf(TaskRefused.class);
    assertThat(inbox.get(task.key(), vetting)).as("all of CBP may look").isNotNull();
    assertThatThrownBy(() -> submissions.submit(task.key(), GOOD, vetting))
        .isInstanceOf(TaskRefused.class);
    assertThat(inbox.find(task.key()).orElseThrow().state()).isEqualTo(State.OPEN);
  }

  @Test
  void textsAndSubmissionsThatAreTooLargeAreRefusedInWords() {
    var paperwork = begin();
    var task = task(paperwork);

    assertThat(refusal(task, paperwork, with("remarks", "x".repeat(10_001))))
        .containsExactly(
            new FieldError(
                "remarks",
                "'Remarks' has 10,001 characters, and at most 10,000 are taken. Shorten it, or attach it as a file."));
    assertThat(refusal(task, paperwork, with("remarks", "x".repeat(1_100_000))))
        .singleElement()
        .satisfies(
            error -> {
              assertThat(error.key()).isEqualTo("remarks");
              assertThat(error.message()).contains("1,100,000 characters, and at most 10,000");
            });
    assertThat(inbox.find(task.key()).orElseThrow().state()).isEqualTo(State.OPEN);
  }

  @Test
  void theModuleRefusesAtTheField() {
    var paperwork = begin();
    var task = task(paperwork);

    assertThat(refusal(task, paperwork, with("title", "Forbidden")))
        .containsExactly(new FieldError("title", "Choose another title."));
  }

  @Test
  void whatTheDomainRefusesAfterTheSubmissionOpensTheTaskAgain() {
    var paperwork = begin();
    var task = task(paperwork);
    var clerk = new Person("dana.whitfield", "Dana Whitfield", Set.of("ctpat-specialist"), null);
    client.newAssignUserTaskCommand(task.key()).assignee("dana.whitfield").execute();
    PaperworkForm.close(paperwork.caseId());
    assertThatThrownBy(
            () -> client.newCompleteUserTaskCommand(task.key()).variables(GOOD).execute())
        .hasMessageContaining("The archive is closed.");
    assertThat(inbox.problem(task.key())).contains("The archive is closed. Hand it in tomorrow.");

    PaperworkForm.open(paperwork.caseId());
    submissions.submit(task.key(), GOOD, clerk);

    awaitState(task, State.COMPLETED);
    assertThat(inbox.problem(task.key())).isEmpty();
    assertThat(PaperworkForm.recorded(paperwork.caseId())).hasSize(1);
  }

  @Test
  void aDraftIsRestoredForItsPersonAndRemovedOnCompletion() {
    var paperwork = begin();
    var task = task(paperwork);

    drafts.save(task.key(), Map.of("title", "First"), paperwork.member());
    drafts.save(task.key(), Map.of("title", "Second", "copies", 2), paperwork.member());

    assertThat(drafts.find(task.key(), paperwork.member()).orElseThrow().data())
        .isEqualTo(Map.of("title", "Second", "copies", 2));
    assertThat(drafts.find(task.key(), paperwork.colleague())).isEmpty();
    submissions.submit(task.key(), GOOD, paperwork.member());
    awaitState(task, State.COMPLETED);
    assertThat(drafts.find(task.key(), paperwork.member())).isEmpty();
  }

  @Test
  void aTaskIsClaimedGivenBackAndHandedOver() {
    var paperwork = begin();
    var task = task(paperwork);
    var dana = new Person("dana.whitfield", "Dana Whitfield", Set.of("ctpat-specialist"), null);
    var luis = new Person("luis.ortega", "Luis Ortega", Set.of("ctpat-specialist"), null);
    var maria = new Person("maria.kessler", "Maria Kessler", Set.of("ctpat-supervisor"), null);
    var tom = new Person("tom.arden", "Tom Arden", Set.of("ctpat-vetting"), null);

    claims.claim(task.key(), dana);
    assertThat(assignee(task)).isEqualTo("dana.whitfield");
    assertThatThrownBy(() -> claims.claim(task.key(), luis)).isInstanceOf(TaskRefused.class);
    assertThatThrownBy(() -> claims.unclaim(task.key(), luis)).isInstanceOf(TaskRefused.class);
    claims.unclaim(task.key(), dana);
    assertThat(assignee(task)).isNull();
    claims.assign(task.key(), luis, maria);
    assertThat(assignee(task)).isEqualTo("luis.ortega");
    assertThatThrownBy(() -> claims.assign(task.key(), tom, maria))
        .isInstanceOf(TaskRefused.class)
        .hasMessageContaining("Tom Arden is not one of");
    assertThat(trail.history(paperwork.accountNumber(), 10))
        .extracting(AuditEntry::action)
        .containsExactly("Task assigned", "Task given back", "Task claimed");
  }

  private List<FieldError> refusal(InboxTask task, Paperwork paperwork, Map<String, Object> data) {
    return catchThrowableOfType(
            SubmissionRefused.class, () -> submissions.submit(task.key(), data, paperwork.member()))
        .errors();
  }

  private @Nullable String assignee(InboxTask task) {
    return inbox.find(task.key()).orElseThrow().assignee();
  }

  private void awaitState(InboxTask task, State state) {
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> inbox.find(task.key()).orElseThrow().state() == state);
    camunda.awaitIdle(Duration.ofSeconds(20));
  }

  private String variable(Paperwork paperwork, String name) {
    return client
        .newVariableSearchRequest()
        .filter(
            filter ->
                filter
                    .processInstanceKey(paperwork.processInstanceKey())
                    .scopeKey(paperwork.processInstanceKey())
                    .name(name))
        .execute()
        .singleItem()
        .getValue();
  }

  private Paperwork begin() {
    return begin(Duration.ofDays(60));
  }

  private Paperwork begin(Duration dueIn) {
    var paperwork = Paperwork.begin(client, clock, dueIn);
    camunda.awaitIdle(Duration.ofSeconds(20));
    return paperwork;
  }

  private InboxTask task(Paperwork paperwork) {
    return inbox.openOfCase(paperwork.caseId()).getFirst();
  }

  private static Map<String, Object> with(String key, String value) {
    var data = new HashMap<>(GOOD);
    data.put(key, value);
    return data;
  }

  private static boolean result(Future<Boolean> future) {
    try {
      return future.get();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
