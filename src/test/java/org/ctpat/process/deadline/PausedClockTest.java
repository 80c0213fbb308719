package org.ctpat.process.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.OffsetDateTime;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.Contact;
import org.ctpat.account.NewAccount;
import org.ctpat.application.Applications;
import org.ctpat.audit.Actor;
import org.ctpat.deadline.Deadline;
import org.ctpat.deadline.Deadlines;
import org.ctpat.embedded.EmbeddedCamunda;
import org.ctpat.process.ProcessTest;
import org.ctpat.process.TestAccounts;
import org.ctpat.task.Inbox;
import org.ctpat.task.InboxTask;
import org.ctpat.task.Reminders;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessTest
class PausedClockTest {

  private static final Actor STEP = Actor.system("escalate-overdue-step");
  private static final Actor LUIS = new Actor("luis.ortega", "Luis Ortega", Actor.Kind.CBP);

  @Autowired private Applications applications;
  @Autowired private Deadlines deadlines;
  @Autowired private EmbeddedCamunda camunda;
  @Autowired private Inbox inbox;
  @Autowired private Reminders reminders;

  private final String account = TestAccounts.next();
  private String caseId;

  @Test
  void movesTheTaskWithItsDateAndRaisesNoAlarmMeanwhile() {
    applications.start(
        AccountNumber.of(account),
        new NewAccount(
            "IMP",
            "Pause Test " + account,
            new Contact(Contact.Kind.OFFICER, null, "Olga Hart", null, null, null),
            null),
        LUIS);
    caseId = account + "-APP-1";
    await().atMost(Duration.ofSeconds(30)).until(() -> !inbox.openOfCase(caseId).isEmpty());
    var task = inbox.openOfCase(caseId).getFirst();
    var date = date(task.dueRule());
    assertThat(task.dueAt().toInstant()).isEqualTo(date.dueAt().toInstant());

    deadlines.pause(account, date.id(), "The company moves its records", LUIS);
    assertThat(reminders.escalate(account, caseId, date.dueAt(), date.ruleId(), STEP)).isEmpty();
    camunda.passTime(Duration.ofDays(5));
    var resumed = deadlines.resume(account, date.id(), LUIS);

    assertThat(resumed.dueOn()).isEqualTo(date.dueOn().plusDays(5));
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> dueAt(task).toInstant().equals(resumed.dueAt().toInstant()));
    assertThat(reminders.escalate(account, caseId, date.dueAt(), date.ruleId(), STEP)).isEmpty();
    assertThat(reminders.escalate(account, caseId, resumed.dueAt(), date.ruleId(), STEP))
        .containsOnlyKeys(task.key());
  }

  private Deadline date(String ruleId) {
    return deadlines.find(caseId, ruleId).orElseThrow();
  }

  private OffsetDateTime dueAt(InboxTask task) {
    return inbox.find(task.key()).orElseThrow().dueAt();
  }
}
