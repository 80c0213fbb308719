package org.ctpat.process.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.AccountProfiles;
import org.ctpat.account.Accounts;
import org.ctpat.account.Memberships;
import org.ctpat.audit.Actor;
import org.ctpat.deadline.Deadlines;
import org.ctpat.deadline.UsEastern;
import org.ctpat.demo.DemoCompany;
import org.ctpat.demo.DemoPeople;
import org.ctpat.demo.Stories;
import org.ctpat.demo.StoryPlayer;
import org.ctpat.demo.riskrenewal.MemberSetup;
import org.ctpat.notification.Letters;
import org.ctpat.process.ProcessTest;
import org.ctpat.process.TestAccounts;
import org.ctpat.process.WalkedPath;
import org.ctpat.task.CaseProgress;
import org.ctpat.task.Notice;
import org.ctpat.task.Notices;
import org.ctpat.task.Person;
import org.ctpat.task.Reminders;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ProcessTest
class RemindersProcessTest {

  private static final Actor AGAIN = Actor.system("send-reminder");

  @Autowired private Accounts accounts;
  @Autowired private AccountProfiles profiles;
  @Autowired private CamundaClient client;
  @Autowired private CaseProgress progress;
  @Autowired private Deadlines deadlines;
  @Autowired private JdbcClient jdbc;
  @Autowired private Letters letters;
  @Autowired private Memberships memberships;
  @Autowired private Notices notices;
  @Autowired private Reminders reminders;
  @Autowired private Stories stories;

  private final DemoCompany company = DemoCompany.BLUE_HERON.as(TestAccounts.next());
  private StoryPlayer player;
  private LocalDate anniversary;
  private OffsetDateTime dueAt;
  private String caseId;

  /** An annual review with four open tasks, none of which anybody does. */
  @BeforeEach
  void openAnAnnualReview() {
    new MemberSetup(accounts, profiles, memberships).certify(company, jdbc);
    player = stories.of(company);
    anniversary = deadlines.today().plusYears(1);
    dueAt = UsEastern.endOf(anniversary);
    caseId = company.accountNumber() + "-AR-" + anniversary.getYear();
    player.advanceTo(UsEastern.startOf(anniversary.minusDays(60)).toInstant());
    client
        .newCreateInstanceCommand()
        .bpmnProcessId("annual-review")
        .latestVersion()
        .variables(
            Map.of(
                "accountNumber", company.accountNumber(),
                "caseId", caseId,
                "reviewYear", anniversary.getYear(),
                "anniversaryAt", dueAt.toString(),
                "entityType", company.entityType(),
                "caseGlance",
                    accounts.glance(AccountNumber.of(company.accountNumber()), "Certified")))
        .execute();
    player.settle();
  }

  @Test
  void remindsOnceThirtySevenAndOneDayBeforeAndEscalatesAfterTheDueDate() {
    assertThat(player.open()).hasSize(4);
    for (int days : List.of(30, 7, 1)) {
      player.advanceTo(dueAt.minusDays(days).toInstant().minusSeconds(1));
      var before = reminderLetters();
      player.advancePast(dueAt.minusDays(days));
      assertThat(reminderLetters()).as(days + " days before").isEqualTo(before + 1);
      reminders.remind(company.accountNumber(), caseId, dueAt, AGAIN);
      assertThat(reminderLetters()).as("delivered again").isEqualTo(before + 1);
    }
    assertThat(reminderNotices(company.member())).hasSize(3);
    path("annual-review")
        .passed("Start_ThirtyDaysBeforeTheAnniversary", "Task_SendReminder", "End_LastReminderSent")
        .took(
            "Flow_AnotherReminderDue_NextReminderDue", "Flow_AnotherReminderDue_LastReminderSent");
    for (var part : List.of("risk-assessment", "training")) {
      path(part)
          .passed("Start_OneWeekBeforeTheDueDate", "Task_SendReminder", "End_ReminderSent")
          .didNotPass("Task_EscalateOverdueStep");
    }
    var task = player.task("confirm-company-profile");

    player.advancePast(dueAt);

    for (var part : List.of("risk-assessment", "training")) {
      path(part).passed("Start_DueDatePassed", "Task_EscalateOverdueStep", "End_DelayEscalated");
    }
    var raised = player.task("confirm-company-profile");
    assertThat(raised.priority())
        .as("raised once, though two parts escalate")
        .isEqualTo(Math.min(100, task.priority() + 30));
    assertThat(client.newUserTaskGetRequest(task.key()).execute().getPriority())
        .as("in the engine too")
        .isEqualTo(raised.priority());
    assertThat(notices.of(DemoPeople.cbp("maria.kessler"), 200))
        .filteredOn(notice -> notice.caseId().equals(caseId))
        .extracting(Notice::text)
        .filteredOn(text -> text.contains("was due on"))
        .singleElement()
        .asString()
        .contains("by rule DL06", "Confirm company profile");
    assertThat(player.task("decide-overdue-annual-review").candidateGroups())
        .containsExactly("ctpat-supervisor");
    path("annual-review").waitsAt("Task_DecideOverdueAnnualReview", "Task_ConfirmCompanyProfile");
  }

  @Test
  void remindersOfOneCaseAtTheSameMomentDoNotCollide() throws Exception {
    player.advanceTo(dueAt.minusDays(45).toInstant());
    var together = new CyclicBarrier(8);
    Callable<Object> reminding =
        () -> {
          together.await();
          return reminders.remind(company.accountNumber(), caseId, dueAt, AGAIN);
        };
    Callable<Object> posting =
        () -> {
          together.await();
          notices.post(company.accountNumber(), caseId, "ctpat-supervisor", "overdue:X", "Late.");
          return "";
        };

    var failures = new ArrayList<Throwable>();
    try (var threads = Executors.newFixedThreadPool(8)) {
      var all =
          Stream.of(reminding, reminding, reminding, reminding, posting, posting, posting, posting)
              .map(threads::submit)
              .toList();
      for (Future<Object> each : all) {
        try {
          each.get();
        } catch (ExecutionException e) {
          failures.add(e.getCause());
        }
      }
    }

    assertThat(failures).isEmpty();
    assertThat(reminderLetters()).isEqualTo(1);
    assertThat(reminderNotices(company.member())).hasSize(1);
    assertThat(notices.of(DemoPeople.cbp("maria.kessler"), 200))
        .filteredOn(notice -> notice.caseId().equals(caseId))
        .hasSize(1);
  }

  private long reminderLetters() {
    return letters.of(company.accountNumber()).stream()
        .filter(letter -> letter.template().equals("task-reminder"))
        .count();
  }

  private List<Notice> reminderNotices(Person person) {
    return notices.of(person, 200).stream()
        .filter(notice -> notice.caseId().equals(caseId))
        .filter(notice -> notice.text().contains("due on"))
        .toList();
  }

  private WalkedPath path(String processId) {
    return WalkedPath.of(progress, caseId, processId);
  }
}
