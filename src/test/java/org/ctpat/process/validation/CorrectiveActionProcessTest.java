package org.ctpat.process.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.camunda.client.CamundaClient;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.ctpat.account.AccountProfiles;
import org.ctpat.account.Accounts;
import org.ctpat.audit.Actor;
import org.ctpat.audit.AuditEntry;
import org.ctpat.audit.AuditTrail;
import org.ctpat.deadline.Deadline;
import org.ctpat.deadline.Deadlines;
import org.ctpat.deadline.UsEastern;
import org.ctpat.demo.DemoCompany;
import org.ctpat.demo.DemoPeople;
import org.ctpat.demo.Stories;
import org.ctpat.demo.StoryPlayer;
import org.ctpat.notification.Letter;
import org.ctpat.notification.Letters;
import org.ctpat.process.ProcessTest;
import org.ctpat.process.TestAccounts;
import org.ctpat.process.WalkedPath;
import org.ctpat.risk.RiskActionPlanned;
import org.ctpat.task.CaseProgress;
import org.ctpat.task.Person;
import org.ctpat.task.SubmissionRefused;
import org.ctpat.validation.CorrectiveActionState;
import org.ctpat.validation.CorrectiveActionView;
import org.ctpat.validation.CorrectiveActions;
import org.ctpat.validation.TestMembers;
import org.ctpat.validation.Verification;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

@ProcessTest
class CorrectiveActionProcessTest {

  private static final String PROCESS = "corrective-action";
  private static final Actor DANA = DemoPeople.cbp("dana.whitfield").actor();

  @Autowired private Accounts accounts;
  @Autowired private AccountProfiles profiles;
  @Autowired private ApplicationEventPublisher events;
  @Autowired private AuditTrail audit;
  @Autowired private CamundaClient client;
  @Autowired private CaseProgress progress;
  @Autowired private CorrectiveActions actions;
  @Autowired private Deadlines deadlines;
  @Autowired private Letters letters;
  @Autowired private Stories stories;
  @Autowired private TransactionTemplate transaction;

  private final String account = TestAccounts.next();
  private final String caseId = account + "-APP-1";
  private final String actionId = caseId + "-RA-A1";
  private StoryPlayer player;

  @BeforeEach
  void certifyTheCompany() {
    new TestMembers(accounts, profiles).certifiedImporter(account);
    player = stories.of(DemoCompany.BLUE_HERON.as(account));
  }

  @Test
  void startsOnceFromARiskPlanAndEndsAccepted() {
    var dueOn = deadlines.today().plusDays(60);
    plan(dueOn);
    plan(dueOn);
    assertThat(player.open()).hasSize(1);
    player.play("answer-corrective-action");
    player.play("verify-corrective-action");

    path()
        .passed(
            "Start_PlannedActionOpened",
            "Task_OpenCorrectiveAction",
            "Task_AnswerCorrectiveAction",
            "Task_RegisterAnswer",
            "Task_VerifyCorrectiveAction",
            "Task_CloseCorrectiveAction",
            "End_ActionClosed")
        .took("Flow_ProofEnough_CloseCorrectiveAction")
        .ended();
    var action = actions.view(actionId);
    assertThat(action.state()).isEqualTo(CorrectiveActionState.ACCEPTED);
    assertThat(action.origin()).isEqualTo(CorrectiveActionView.Origin.RISK_PLAN);
    assertThat(action.answers())
        .singleElement()
        .satisfies(answer -> assertThat(answer.documentIds()).hasSize(1));
    assertThat(deadlines.of(account))
        .filteredOn(d -> d.caseId().equals(actionId))
        .extracting(Deadline::ruleId, Deadline::dueOn, Deadline::state)
        .containsExactlyInAnyOrder(
            tuple("DC04", dueOn, Deadline.State.MET),
            tuple("DC03", deadlines.today().plusDays(10), Deadline.State.MET));
    assertThat(deadlines.find(actionId, "DC04").orElseThrow().explanation())
        .contains("action plan");
    assertThat(letters.of(account))
        .extracting(Letter::template)
        .contains("corrective-action-opened", "corrective-action-closed");
    assertThat(audit.historyOfCase(account, caseId, 100))
        .extracting(AuditEntry::action)
        .contains(
            "Corrective action opened",
            "Corrective action answered",
            "Corrective action verified",
            "Corrective action closed");
  }

  @Test
  void asksWhatToDoAboutALateAnswerAtTheMovedDateOnly() {
    var dueOn = deadlines.today().plusDays(20);
    plan(dueOn);
    var date = deadlines.find(actionId, "DC04").orElseThrow();
    player.advance(Duration.ofDays(5));
    deadlines.pause(account, date.id(), "The parts come late", DANA);
    player.advance(Duration.ofDays(10));
    var moved = deadlines.resume(account, date.id(), DANA);
    player.settle();

    assertThat(moved.dueOn()).isEqualTo(dueOn.plusDays(10));
    assertThat(actions.view(actionId).dueOn()).isEqualTo(moved.dueOn());
    assertThat(player.task("answer-corrective-action").dueAt().toInstant())
        .isEqualTo(moved.dueAt().toInstant());
    player.advancePast(date.dueAt());
    assertThat(player.find("decide-overdue-action")).isEmpty();
    assertThat(actions.view(actionId).overdue()).isFalse();
    player.advancePast(moved.dueAt());

    path().passed("Task_RegisterOverdueAction").waitsAt("Task_DecideOverdueAction");
    assertThat(letters.of(account))
        .filteredOn(letter -> letter.template().equals("corrective-action-overdue"))
        .hasSize(1);
    assertThat(letters.of(account))
        .filteredOn(letter -> letter.template().equals("task-reminder"))
        .filteredOn(letter -> letter.text().contains(UsEastern.inWords(moved.dueOn())))
        .isNotEmpty();
  }

  @Test
  void asksForMoreUntilTheProofIsEnough() {
    var decisions = new AtomicInteger();
    player.override(
        "verify-corrective-action",
        task ->
            decisions.incrementAndGet() == 1
                ? Map.of(
                    "verification", "more", "verificationRemarks", "Send the training log too.")
                : Map.of("verification", "accept"));
    plan(deadlines.today().plusDays(3));
    player.play("answer-corrective-action");
    player.play("verify-corrective-action");

    path().took("Flow_ProofEnough_ReopenCorrectiveAction").waitsAt("Sub_AnswerAction");
    assertThat(actions.view(actionId).dueOn()).isEqualTo(deadlines.today().plusDays(14));
    player.play("answer-corrective-action");
    player.play("verify-corrective-action");

    path().ended();
    assertThat(actions.view(actionId).verifications())
        .extracting(CorrectiveActionView.Verified::verification)
        .containsExactly(Verification.MORE, Verification.ACCEPT);
    assertThat(letters.of(account))
        .filteredOn(letter -> letter.template().equals("corrective-action-more-needed"))
        .singleElement()
        .satisfies(letter -> assertThat(letter.text()).contains("Send the training log too."));
  }

  @Test
  void endsRefusedWithTheReason() {
    player.override(
        "verify-corrective-action",
        task ->
            Map.of(
                "verification",
                "refuse",
                "verificationRemarks",
                "The photo shows another dock and an older date."));
    plan(deadlines.today().plusDays(30));
    player.play("answer-corrective-action");
    player.play("verify-corrective-action");

    path().passed("Task_CloseCorrectiveAction").ended();
    assertThat(actions.view(actionId).state()).isEqualTo(CorrectiveActionState.REFUSED);
    assertThat(letters.of(account))
        .filteredOn(letter -> letter.template().equals("corrective-action-closed"))
        .singleElement()
        .satisfies(letter -> assertThat(letter.text()).contains("another dock"));
  }

  @Test
  void isAnsweredAfterAnExtension() {
    plan(deadlines.today().plusDays(20));
    player.task("answer-corrective-action");
    player.advancePast(actions.view(actionId).dueAt());

    path().passed("Boundary_DueDateOfTheActionPassed", "Task_RegisterOverdueAction");
    assertThat(actions.view(actionId).overdue()).isTrue();
    player.play("decide-overdue-action");
    path()
        .passed("Task_ExtendCorrectiveAction")
        .took("Flow_Extended_ExtendCorrectiveAction")
        .waitsAt("Gateway_WhichComesFirst", "Task_AnswerCorrectiveAction");
    var extended = actions.view(actionId);
    assertThat(extended.dueOn()).isEqualTo(deadlines.today().plusDays(30));
    assertThat(extended.dueDates()).hasSize(2);
    var answer = player.task("answer-corrective-action");
    assertThat(answer.dueAt()).as("in the inbox").isEqualTo(extended.dueAt());
    assertThat(answer.variables()).containsEntry("dueAt", extended.dueAt().toString());
    assertThat(client.newUserTaskGetRequest(answer.key()).execute().getDueDate())
        .as("in the engine")
        .isEqualTo(extended.dueAt());
    var before = reminders();
    player.advancePast(extended.dueAt().minusDays(7));
    assertThat(reminders()).as("thirty and seven days before").isEqualTo(before + 2);
    player.advancePast(extended.dueAt().minusDays(1));
    assertThat(reminders()).isEqualTo(before + 3);
    path().passed("Event_ReminderOfExtendedDateDue", "Task_RemindOfExtendedDate");
    player.play("answer-corrective-action");
    player.play("verify-corrective-action");

    path().ended();
    assertThat(actions.view(actionId).state()).isEqualTo(CorrectiveActionState.ACCEPTED);
    assertThat(deadlines.of(account))
        .filteredOn(d -> d.caseId().equals(actionId) && d.ruleId().equals("DC04"))
        .extracting(Deadline::state)
        .containsExactlyInAnyOrder(Deadline.State.CANCELLED, Deadline.State.MET);
  }

  @Test
  void isClosedAsOverdueWhenTheExtendedDatePassesToo() {
    var decisions = new AtomicInteger();
    player.override(
        "decide-overdue-action",
        task ->
            decisions.incrementAndGet() == 1
                ? Map.of(
                    "overdueDecision",
                    "extend",
                    "extendedUntil",
                    deadlines.today().plusDays(15).toString(),
                    "overdueReason",
                    "The part is on order and due next week.")
                : Map.of(
                    "overdueDecision", "stop", "overdueReason", "No answer to three reminders."));
    plan(deadlines.today().plusDays(10));
    player.task("answer-corrective-action");
    player.advancePast(actions.view(actionId).dueAt());
    player.play("decide-overdue-action");
    player.advancePast(actions.view(actionId).dueAt());
    path().passed("Event_ExtendedDatePassed");
    player.play("decide-overdue-action");

    path()
        .passed("Boundary_NotAnswered", "Task_RecordOverdueAction", "End_ActionOverdue")
        .took("Flow_Extended_ActionNotAnswered")
        .didNotPass("Task_RegisterAnswer")
        .ended();
    assertThat(actions.view(actionId).state()).isEqualTo(CorrectiveActionState.OVERDUE);
    assertThat(letters.of(account))
        .extracting(Letter::template)
        .filteredOn(template -> template.equals("corrective-action-overdue"))
        .hasSize(2);
    assertThat(player.open()).isEmpty();
  }

  @Test
  void refusesAnExtensionThatLiesNotAfterToday() {
    plan(deadlines.today().plusDays(10));
    player.task("answer-corrective-action");
    player.advancePast(actions.view(actionId).dueAt());

    assertThatThrownBy(
            () ->
                player.submit(
                    player.task("decide-overdue-action"),
                    Map.of(
                        "overdueDecision",
                        "extend",
                        "extendedUntil",
                        deadlines.today().toString(),
                        "overdueReason",
                        "The company asked for it.")))
        .isInstanceOf(SubmissionRefused.class)
        .hasMessageContaining("after today");
  }

  @Test
  void remindsThirtySevenAndOneDayBefore() {
    plan(deadlines.today().plusDays(40));
    player.task("answer-corrective-action");
    var dueAt = actions.view(actionId).dueAt();
    player.advanceTo(dueAt.minusDays(31).toInstant());
    assertThat(reminders()).isZero();
    player.advancePast(dueAt.minusDays(30));
    assertThat(reminders()).isEqualTo(1);
    player.advancePast(dueAt.minusDays(7));
    assertThat(reminders()).isEqualTo(2);
    player.advancePast(dueAt.minusDays(1));
    assertThat(reminders()).isEqualTo(3);

    path().passed("Task_SendReminder", "End_LastReminderSent");
    player.play("answer-corrective-action");
    player.play("verify-corrective-action");
    path().ended();
  }

  @Test
  void refusesTheVerificationByThePersonWhoAnswered() {
    plan(deadlines.today().plusDays(30));
    player.play("answer-corrective-action");
    var answeredBy = player.company().memberId();
    var both = new Person(answeredBy, "Ben Carter", Set.of("ctpat-specialist"), null);

    assertThatThrownBy(
            () ->
                player.submit(
                    player.task("verify-corrective-action"),
                    Map.of("verification", "accept"),
                    both))
        .isInstanceOf(SubmissionRefused.class)
        .hasMessageContaining("another person verifies it");
  }

  private void plan(LocalDate dueOn) {
    transaction.executeWithoutResult(
        status ->
            events.publishEvent(
                new RiskActionPlanned(
                    account,
                    caseId,
                    caseId + "-RA",
                    actionId,
                    "IMP",
                    "6.7",
                    "Seals at the Hai Phong consolidator are not tugged",
                    "Train the consolidator's people in VVTT",
                    "Compliance manager",
                    dueOn,
                    "Training log with names")));
    player.settle();
  }

  private long reminders() {
    return letters.of(account).stream()
        .filter(letter -> letter.template().equals("task-reminder"))
        .count();
  }

  private WalkedPath path() {
    return WalkedPath.of(progress, caseId, PROCESS);
  }
}
