package org.ctpat.process.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.ctpat.audit.AuditTrail;
import org.ctpat.process.DistantEngine;
import org.ctpat.task.FormSource;
import org.ctpat.task.Inbox;
import org.ctpat.task.InboxTask;
import org.ctpat.task.InboxTask.State;
import org.ctpat.task.Submissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;

class SubmissionOutageTest {

  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final Map<String, Object> GOOD =
      Map.of("title", "Annual file", "decision", "keep");

  private DistantEngine engine;
  private CamundaClient atTheEngine;

  @BeforeEach
  void start() {
    engine = new DistantEngine();
    atTheEngine = engine.camunda().newClient();
  }

  @AfterEach
  void stop() {
    atTheEngine.close();
    engine.close();
  }

  @Test
  void whatIsSubmittedWhileTheEngineIsAwayCompletesTheTaskOnceWhenItIsBack() {
    try (var application = engine.startApplication()) {
      var paperwork = begin();
      var task = task(application, paperwork);
      engine.cut();

      application.getBean(Submissions.class).submit(task.key(), GOOD, paperwork.member());

      assertThat(state(application, task)).isEqualTo(State.SUBMITTED);
      assertThat(instanceState(paperwork)).isEqualTo(ProcessInstanceState.ACTIVE);
      engine.mend();
      await()
          .atMost(PATIENCE)
          .until(() -> instanceState(paperwork) == ProcessInstanceState.COMPLETED);
      assertThat(state(application, task)).isEqualTo(State.COMPLETED);
      assertThat(PaperworkForm.recorded(paperwork.caseId())).hasSize(1);
      assertThat(completions(application, paperwork)).isEqualTo(1);
    }
  }

  @Test
  void whatIsSubmittedBeforeTheApplicationDiesIsHandedInByTheNextOne() {
    Paperwork paperwork;
    InboxTask task;
    try (var application = engine.startApplication()) {
      paperwork = begin();
      task = task(application, paperwork);
      engine.cut();
      application.getBean(Submissions.class).submit(task.key(), GOOD, paperwork.member());
    }
    engine.mend();

    try (var application = engine.startApplication()) {
      await()
          .atMost(PATIENCE)
          .until(() -> instanceState(paperwork) == ProcessInstanceState.COMPLETED);
      assertThat(state(application, task)).isEqualTo(State.COMPLETED);
      assertThat(PaperworkForm.recorded(paperwork.caseId())).hasSize(1);
    }
  }

  @Test
  void nothingIsRecordedTwiceWhenTheApplicationDiesBetweenItsCommitAndTheEnginesAnswer()
      throws InterruptedException {
    Paperwork paperwork;
    InboxTask task;
    var committed = new CountDownLatch(1);
    try (var application = engine.startApplication()) {
      paperwork = begin();
      task = task(application, paperwork);
      PaperworkForm.afterCommit(
          paperwork.caseId(),
          () -> {
            engine.cut();
            committed.countDown();
          });
      application.getBean(Submissions.class).submit(task.key(), GOOD, paperwork.member());
      assertThat(committed.await(20, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(instanceState(paperwork)).isEqualTo(ProcessInstanceState.ACTIVE);
    engine.mend();

    try (var application = engine.startApplication()) {
      engine.camunda().clock().advance(Duration.ofMinutes(3));
      await()
          .atMost(PATIENCE)
          .until(() -> instanceState(paperwork) == ProcessInstanceState.COMPLETED);
      engine.camunda().awaitIdle(PATIENCE);
      assertThat(state(application, task)).isEqualTo(State.COMPLETED);
      assertThat(PaperworkForm.recorded(paperwork.caseId())).hasSize(1);
      assertThat(completions(application, paperwork)).isEqualTo(1);
    }
  }

  private Paperwork begin() {
    var paperwork = Paperwork.begin(atTheEngine, engine.camunda().clock(), Duration.ofDays(60));
    engine.camunda().awaitIdle(PATIENCE);
    return paperwork;
  }

  private static InboxTask task(ApplicationContext application, Paperwork paperwork) {
    var inbox = application.getBean(Inbox.class);
    await().atMost(PATIENCE).until(() -> !inbox.openOfCase(paperwork.caseId()).isEmpty());
    var task = inbox.openOfCase(paperwork.caseId()).getFirst();
    assertThat(application.getBean(FormSource.class).formJson(task))
        .as("the form, as the person opens it")
        .contains("paperwork");
    return task;
  }

  private static State state(ApplicationContext application, InboxTask task) {
    return application.getBean(Inbox.class).find(task.key()).orElseThrow().state();
  }

  private static long completions(ApplicationContext application, Paperwork paperwork) {
    return application.getBean(AuditTrail.class).history(paperwork.accountNumber(), 20).stream()
        .filter(entry -> entry.action().equals("Task completed"))
        .count();
  }

  private ProcessInstanceState instanceState(Paperwork paperwork) {
    return atTheEngine
        .newProcessInstanceGetRequest(paperwork.processInstanceKey())
        .execute()
        .getState();
  }
}
