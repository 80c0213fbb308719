package org.ctpat.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ctpat.DomainTest;
import org.ctpat.TestClock;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.Accounts;
import org.ctpat.account.Contact;
import org.ctpat.account.NewAccount;
import org.ctpat.audit.Actor;
import org.ctpat.notification.Letter;
import org.ctpat.notification.Letters;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DomainTest
class InboxTest {

  private static final String ACCOUNT = "77-000001";
  private static final String OTHER = "77-000002";
  private static final Person MEMBER =
      new Person("pat.poc", "Pat Poc", Set.of("member-" + ACCOUNT), ACCOUNT);
  private static final Person SPECIALIST =
      new Person("dana.whitfield", "Dana Whitfield", Set.of("ctpat-specialist"), null);
  private static final Person SUPERVISOR =
      new Person("maria.kessler", "Maria Kessler", Set.of("ctpat-supervisor"), null);
  private static final Actor STEP = Actor.system("send-reminder");

  private final TaskEvents events;
  private final Inbox inbox;
  private final Reminders reminders;
  private final Notices notices;
  private final Letters letters;
  private final Accounts accounts;
  private final TestClock clock;
  private final EntityManager entities;

  @Autowired
  InboxTest(
      TaskEvents events,
      Inbox inbox,
      Reminders reminders,
      Notices notices,
      Letters letters,
      Accounts accounts,
      TestClock clock,
      EntityManager entities) {
    this.events = events;
    this.inbox = inbox;
    this.reminders = reminders;
    this.notices = notices;
    this.letters = letters;
    this.accounts = accounts;
    this.clock = clock;
    this.entities = entities;
  }

  @BeforeEach
  void setTheClock() {
    clock.set(LocalDate.of(2027, 3, 3));
  }

  @Test
  void theMostUrgentComesFirstPageByPage() {
    create(1, "member-", 50, now().plusDays(9));
    create(2, "member-", 90, now().plusDays(20));
    create(3, "member-", 10, now().minusDays(1));
    create(4, "member-", 50, now().plusDays(2));
    create(5, "member-", 50, null);
    create(6, "officer-", 99, now().plusDays(1));

    var read = new ArrayList<Long>();
    var page = inbox.page(MEMBER, InboxFilter.all(), null, 2);
    while (true) {
      assertThat(page.entries()).hasSizeLessThanOrEqualTo(2);
      page.entries().forEach(entry -> read.add(entry.key()));
      if (page.next() == null) {
        break;
      }
      page = inbox.page(MEMBER, InboxFilter.all(), page.next(), 2);
    }

    assertThat(read).as("late, then by priority, then by date").containsExactly(3L, 2L, 4L, 1L, 5L);
    assertThat(inbox.counts(MEMBER)).isEqualTo(new InboxCounts(5, 1, 1, 0, 0, 0, 5));
  }

  @Test
  void everyOrderSortsTheWholeListPageByPage() {
    create(51, "member-", 50, now().plusDays(9));
    create(52, "member-", 90, null);
    clock.advance(Duration.ofHours(1));
    create(53, "member-", 50, now().plusDays(2));
    create(54, "member-", 10, now().minusDays(1));
    create(55, "member-", 90, now().plusDays(2));

    assertThat(readAll(InboxSort.by(InboxOrder.URGENT))).containsExactly(54L, 55L, 52L, 53L, 51L);
    assertThat(readAll(InboxSort.by(InboxOrder.DUE))).containsExactly(54L, 53L, 55L, 51L, 52L);
    assertThat(readAll(InboxSort.by(InboxOrder.AGE))).containsExactly(51L, 52L, 53L, 54L, 55L);
    assertThat(readAll(InboxSort.by(InboxOrder.COMPANY))).containsExactly(54L, 53L, 55L, 51L, 52L);
    assertThat(readAll(InboxSort.by(InboxOrder.STEP))).containsExactly(51L, 52L, 53L, 54L, 55L);
    var byDue = inbox.page(MEMBER, InboxFilter.all(), InboxSort.by(InboxOrder.DUE), null, 2).next();
    assertThatThrownBy(
            () -> inbox.page(MEMBER, InboxFilter.all(), InboxSort.by(InboxOrder.COMPANY), byDue, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("begin with its first page");
  }

  private List<Long> readAll(InboxSort sort) {
    var read = new ArrayList<Long>();
    String after = null;
    do {
      var page = inbox.page(MEMBER, InboxFilter.all(), sort, after, 2);
      page.entries().forEach(entry -> read.add(entry.key()));
      after = page.next();
    } while (after != null);
    return read;
  }

  @Test
  void peopleOfACompanySeeTheirOwnAccountAlone() {
    create(11, "member-", 50, null);
    var stranger = new Person("kim", "Kim", Set.of("member-" + ACCOUNT), OTHER);

    assertThat(inbox.page(stranger, InboxFilter.all(), null, 10).entries()).isEmpty();
    assertThat(inbox.openOfAccount(ACCOUNT, stranger)).isEmpty();
    assertThat(inbox.openOfCase(caseId(), stranger)).isEmpty();
    assertThatThrownBy(() -> inbox.get(11, stranger)).isInstanceOf(TaskRefused.class);
    assertThat(inbox.openOfAccount(ACCOUNT, SPECIALIST)).hasSize(1);
    assertThat(inbox.page(SPECIALIST, InboxFilter.all(), null, 10).entries()).isEmpty();
  }

  @Test
  void anEventThatComesTwiceChangesNothing() {
    var facts = facts(21, "member-", 50, now().plusDays(9));

    events.creating(facts);
    events.creating(facts);
    entities.flush();
    assertThat(inbox.openOfCase(caseId(), MEMBER)).hasSize(1);

    events.canceling(facts);
    clock.advance(Duration.ofHours(1));
    events.canceling(facts);
    entities.flush();
    assertThat(inbox.completed(caseId(), MEMBER))
        .extracting(CompletedTask::state, CompletedTask::closedAt)
        .containsExactly(
            tuple(InboxTask.State.CANCELLED, clock.instant().minus(Duration.ofHours(1))));
  }

  @Test
  void aCompanyIsRemindedOnceForEachOfTheDaysBefore() {
    openAccount();
    var dueAt = OffsetDateTime.parse("2027-04-10T23:59:59-04:00");
    create(31, "member-", 50, dueAt);
    create(32, "member-", 50, dueAt.plusDays(3));
    clock.set(dueAt.minusDays(30).toInstant());

    for (int i = 0; i < 2; i++) {
      assertThat(reminders.remind(ACCOUNT, caseId(), dueAt, STEP))
          .hasValueSatisfying(next -> assertThat(next).isEqualTo(dueAt.minusDays(7)));
    }
    assertThat(letters.of(ACCOUNT))
        .singleElement()
        .extracting(Letter::text)
        .asString()
        .contains("- Task 31")
        .contains("April 10, 2027")
        .contains("DC05")
        .doesNotContain("Task 32");
    entities.flush();
    assertThat(notices.of(MEMBER, 10)).hasSize(1);

    clock.set(dueAt.minusDays(7).toInstant());
    assertThat(reminders.remind(ACCOUNT, caseId(), dueAt, STEP))
        .hasValueSatisfying(next -> assertThat(next).isEqualTo(dueAt.minusDays(1)));
    clock.set(dueAt.minusDays(1).toInstant());
    assertThat(reminders.remind(ACCOUNT, caseId(), dueAt, STEP)).isEmpty();
    assertThat(letters.of(ACCOUNT)).hasSize(3);
  }

  @Test
  void nobodyIsRemindedOfWhatIsDone() {
    openAccount();
    var dueAt = now().plusDays(30);
    events.canceling(facts(41, "member-", 50, dueAt));

    reminders.remind(ACCOUNT, caseId(), dueAt, STEP);

    entities.flush();
    assertThat(letters.of(ACCOUNT)).isEmpty();
    assertThat(notices.of(MEMBER, 10)).isEmpty();
  }

  @Test
  void anOverdueStepIsRaisedOnceAndTheSupervisorsAreTold() {
    openAccount();
    var dueAt = now().minusDays(1);
    create(51, "member-", 50, dueAt);
    create(52, "member-", 85, null);

    for (int i = 0; i < 2; i++) {
      assertThat(reminders.escalate(ACCOUNT, caseId(), dueAt, "DC05", STEP))
          .isEqualTo(Map.of(51L, 80, 52L, 100));
    }

    entities.flush();
    assertThat(inbox.find(51).orElseThrow().priority()).isEqualTo(80);
    assertThat(notices.of(SUPERVISOR, 10))
        .filteredOn(notice -> notice.caseId().equals(caseId()))
        .singleElement()
        .extracting(Notice::text)
        .asString()
        .contains("by rule DC05")
        .contains("Task 51, Task 52");
    assertThat(letters.of(ACCOUNT))
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter.template()).isEqualTo("task-overdue");
              assertThat(letter.text()).contains("- Task 51").doesNotContain("Task 52");
            });
  }

  private OffsetDateTime now() {
    return OffsetDateTime.now(clock).withNano(0);
  }

  private void openAccount() {
    accounts.open(
        AccountNumber.of(ACCOUNT),
        new NewAccount(
            "IMP",
            "Harbor Lamps",
            new Contact(
                Contact.Kind.OFFICER, null, "Olive Officer", null, "olive@harbor.example", null),
            null),
        STEP);
  }

  private void create(long key, String group, int priority, @Nullable OffsetDateTime dueAt) {
    events.creating(facts(key, group, priority, dueAt));
    entities.flush();
  }

  private static TaskFacts facts(
      long key, String group, int priority, @Nullable OffsetDateTime dueAt) {
    return new TaskFacts(
        key,
        ACCOUNT,
        "Harbor Lamps",
        caseId(),
        "paperwork",
        1,
        "Task_DoPaperwork",
        "Task " + key,
        "paperwork",
        null,
        List.of(group + ACCOUNT),
        null,
        dueAt,
        "DC05",
        priority,
        Map.of("accountNumber", ACCOUNT));
  }

  private static String caseId() {
    return ACCOUNT + "-PAPER-1";
  }
}
