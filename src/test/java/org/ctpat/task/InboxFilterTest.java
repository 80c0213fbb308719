package org.ctpat.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.ctpat.DomainTest;
import org.ctpat.TestClock;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.Accounts;
import org.ctpat.account.Contact;
import org.ctpat.account.NewAccount;
import org.ctpat.audit.Actor;
import org.ctpat.task.InboxFilter.Due;
import org.ctpat.task.InboxFilter.Priority;
import org.ctpat.task.InboxFilter.PutOff;
import org.ctpat.task.InboxFilter.Who;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DomainTest
class InboxFilterTest {

  private static final String LAMPS = "76-000001";
  private static final String TRUCKS = "76-000002";
  private static final LocalDate TODAY = LocalDate.of(2027, 3, 3);
  private static final Person DANA =
      new Person("dana.whitfield", "Dana Whitfield", Set.of("ctpat-specialist"), null);
  private static final Person LUIS =
      new Person("luis.ortega", "Luis Ortega", Set.of("ctpat-specialist"), null);
  private static final Person MARIA =
      new Person("maria.kessler", "Maria Kessler", Set.of("ctpat-supervisor"), null);
  private static final Person MEMBER =
      new Person("pat.poc", "Pat Poc", Set.of("member-" + LAMPS), LAMPS);

  private final TaskEvents events;
  private final Inbox inbox;
  private final TaskFollowUps followUps;
  private final Absences absences;
  private final InboxViews views;
  private final Accounts accounts;
  private final TestClock clock;
  private final EntityManager entities;
  private final DataSource database;

  @Autowired
  InboxFilterTest(
      TaskEvents events,
      Inbox inbox,
      TaskFollowUps followUps,
      Absences absences,
      InboxViews views,
      Accounts accounts,
      TestClock clock,
      EntityManager entities,
      DataSource database) {
    this.events = events;
    this.inbox = inbox;
    this.followUps = followUps;
    this.absences = absences;
    this.views = views;
    this.accounts = accounts;
    this.clock = clock;
    this.entities = entities;
    this.database = database;
  }

  @BeforeEach
  void twoCompanies() {
    clock.set(TODAY);
    open(LAMPS, "IMP", "Harbor Lamps");
    open(TRUCKS, "HWC_CA", "Summit Trucks");
  }

  @Test
  void eachFilterLeavesWhatItSays() {
    create(1, LAMPS, "Harbor Lamps", "vetting", 90, -1, "luis.ortega");
    create(2, LAMPS, "Harbor Lamps", "visit", 50, 5, null);
    create(3, TRUCKS, "Summit Trucks", "visit", 20, 20, DANA.id());
    create(4, TRUCKS, "Summit Trucks", "vetting", 60, 40, null);

    assertThat(filtered("text", "summit")).containsExactly(4L, 3L);
    assertThat(filtered("text", "76-000001")).containsExactly(1L, 2L);
    assertThat(filtered("form", "visit")).containsExactly(2L, 3L);
    assertThat(filtered("process", "none")).isEmpty();
    assertThat(filtered("process", "paperwork")).hasSize(4);
    assertThat(filtered("type", "HWC_CA")).containsExactly(4L, 3L);
    assertThat(filtered("status", "NONE")).hasSize(4);
    assertThat(filtered("status", "CERTIFIED")).isEmpty();
    assertThat(filtered("office", "Nowhere")).isEmpty();
    assertThat(keys(DANA, filter(Due.OVERDUE, null, null))).containsExactly(1L);
    assertThat(keys(DANA, filter(Due.WEEK, null, null))).containsExactly(1L, 2L);
    assertThat(keys(DANA, filter(Due.MONTH, null, null))).containsExactly(1L, 2L, 3L);
    assertThat(keys(DANA, filter(null, Priority.HIGH, null))).containsExactly(1L);
    assertThat(keys(DANA, filter(null, Priority.NORMAL, null))).containsExactly(4L, 2L);
    assertThat(keys(DANA, filter(null, Priority.LOW, null))).containsExactly(3L);
    assertThat(keys(DANA, filter(null, null, Who.MINE))).containsExactly(3L);
    assertThat(keys(DANA, filter(null, null, Who.NOBODY))).containsExactly(4L, 2L);
    assertThat(keys(DANA, filter(null, null, Who.OTHERS))).containsExactly(1L);
    var counts = inbox.counts(DANA, filter(Due.WEEK, null, null));
    assertThat(counts).isEqualTo(new InboxCounts(4, 1, 1, 1, 0, 0, 2));
    assertThat(inbox.steps(DANA)).hasSize(2);
  }

  @Test
  void everyOrderGoesBothWays() {
    create(1, LAMPS, "Harbor Lamps", "vetting", 90, -1, "luis.ortega");
    create(2, LAMPS, "Harbor Lamps", "visit", 50, 5, null);
    create(3, TRUCKS, "Summit Trucks", "visit", 20, 20, DANA.id());
    followUps.set(2, TODAY.plusDays(3), "", false, DANA);
    var everything = with(PutOff.SHOWN);

    for (var order : InboxOrder.values()) {
      var forward = inPages(everything, InboxSort.by(order));
      var backward = inPages(everything, new InboxSort(order, true));
      assertThat(forward).as(order.name()).containsExactlyInAnyOrder(1L, 2L, 3L);
      assertThat(backward).as(order + " reversed").isEqualTo(forward.reversed());
    }
    assertThat(inPages(everything, InboxSort.by(InboxOrder.AGAIN))).startsWith(2L);
    assertThat(inPages(everything, InboxSort.by(InboxOrder.WITH))).containsExactly(2L, 3L, 1L);
  }

  @Test
  void aTaskThatIsPutOffIsBackOnItsDayOrWhenItIsOverdue() {
    create(1, LAMPS, "Harbor Lamps", "vetting", 50, 5, null);
    create(2, LAMPS, "Harbor Lamps", "vetting", 50, 2, null);

    followUps.set(1, TODAY.plusDays(4), "after the visit", false, DANA);
    var beyond =
        catchThrowableOfType(
            FollowUpRefused.class, () -> followUps.set(2, TODAY.plusDays(6), "", false, DANA));
    assertThat(beyond).hasMessageContaining("March 5, 2027");
    assertThat(beyond.beyondDue()).isTrue();
    followUps.set(2, TODAY.plusDays(6), "", true, DANA);

    assertThat(keys(DANA, InboxFilter.all())).isEmpty();
    assertThat(keys(LUIS, InboxFilter.all())).as("put off for Dana alone").hasSize(2);
    assertThat(keys(DANA, with(PutOff.ONLY))).containsExactly(2L, 1L);
    assertThat(inbox.counts(DANA).putOff()).isEqualTo(2);
    assertThat(inbox.find(1).orElseThrow().dueAt()).isEqualTo(due(5));
    clock.advance(Duration.ofDays(3));
    assertThat(keys(DANA, InboxFilter.all())).as("overdue").containsExactly(2L);
    clock.advance(Duration.ofDays(1));
    assertThat(inbox.page(DANA, InboxFilter.all(), null, 9).entries())
        .filteredOn(task -> task.key() == 1)
        .singleElement()
        .extracting(InboxEntry::note)
        .isEqualTo("after the visit");
    assertThatThrownBy(() -> followUps.set(1, TODAY, "", false, DANA))
        .isInstanceOf(FollowUpRefused.class)
        .hasMessageContaining("after today");
    assertThatThrownBy(() -> followUps.set(1, TODAY.plusDays(30), "", true, MEMBER))
        .isInstanceOf(TaskRefused.class);
  }

  @Test
  void whoStandsInSeesTheTasksOfTheAbsentWhileTheyAreAway() {
    create(1, LAMPS, "Harbor Lamps", "vetting", 50, 5, DANA.id());
    create(2, LAMPS, "Harbor Lamps", "vetting", 50, 5, null);
    absences.enter(DANA.id(), LUIS.id(), TODAY.plusDays(1), TODAY.plusDays(2), "Conference", DANA);

    assertThat(keys(LUIS, filter(null, null, Who.ABSENT))).as("not away yet").isEmpty();
    clock.advance(Duration.ofDays(1));
    assertThat(inbox.page(LUIS, filter(null, null, Who.ABSENT), null, 9).entries())
        .singleElement()
        .satisfies(
            task -> {
              assertThat(task.key()).isEqualTo(1);
              assertThat(task.absentUntil()).isEqualTo(TODAY.plusDays(2));
            });
    assertThat(inbox.counts(LUIS).absent()).isEqualTo(1);
    assertThat(absences.standsInFor(LUIS)).containsOnlyKeys(DANA.id());
    assertThat(absences.standsInFor(MARIA)).isEmpty();
    var absence = absences.changeableBy(DANA).getFirst();
    absences.end(absence.id(), MARIA);
    assertThat(keys(LUIS, filter(null, null, Who.ABSENT))).isEmpty();
    assertThat(absences.changeableBy(DANA)).isEmpty();
  }

  @Test
  void anAbsenceIsEnteredForOneselfOrByASupervisorAndMakesSense() {
    assertThatThrownBy(() -> enter(DANA.id(), LUIS.id(), 0, 5, LUIS))
        .isInstanceOf(AbsenceRefused.class)
        .hasMessageContaining("Only supervisors");
    assertThatThrownBy(() -> enter(DANA.id(), DANA.id(), 0, 5, DANA))
        .hasMessageContaining("Nobody stands in for themselves");
    assertThatThrownBy(() -> enter(DANA.id(), "tom.arden", 0, 5, DANA))
        .hasMessageContaining("Tom Arden shares no role with Dana Whitfield");
    assertThatThrownBy(() -> enter(DANA.id(), LUIS.id(), 5, 4, DANA))
        .hasMessageContaining("before the first");
    assertThatThrownBy(() -> enter(DANA.id(), LUIS.id(), -5, -4, DANA))
        .hasMessageContaining("over already");
    enter(DANA.id(), LUIS.id(), 0, 5, MARIA);
    assertThatThrownBy(() -> enter(DANA.id(), LUIS.id(), 5, 9, DANA))
        .hasMessageContaining("another absence");

    var absence = absences.changeableBy(DANA).getFirst();
    assertThat(absence.enteredBy()).isEqualTo(MARIA.id());
    absences.change(
        absence.id(), absence.version(), LUIS.id(), TODAY, TODAY.plusDays(8), "longer", DANA);
    assertThatThrownBy(
            () ->
                absences.change(
                    absence.id(), absence.version(), LUIS.id(), TODAY, TODAY, "", MARIA))
        .hasMessageContaining("changed by somebody else");
    assertThatThrownBy(() -> absences.end(absence.id(), LUIS)).isInstanceOf(AbsenceRefused.class);
    assertThat(absences.changeableBy(LUIS)).isEmpty();
    assertThat(absences.changeableBy(MARIA)).hasSize(1);
  }

  private void enter(String who, String delegate, int from, int until, Person by) {
    absences.enter(who, delegate, TODAY.plusDays(from), TODAY.plusDays(until), "", by);
  }

  @Test
  void aKeptFilterIsTheOwnersAndOneOpensTheInbox() {
    var late = views.save(" Late ", "due=OVERDUE", List.of("RULE"), true, DANA);
    var mine = views.save("Mine", "who=MINE&sort=due", List.of(), true, DANA);

    assertThat(views.of(DANA))
        .containsExactly(
            new InboxView(late, "Late", "due=OVERDUE", List.of("RULE"), false),
            new InboxView(mine, "Mine", "who=MINE&sort=due", List.of(), true));
    assertThat(views.of(LUIS)).isEmpty();
    assertThat(views.save("Late", "due=WEEK", List.of(), false, DANA)).isEqualTo(late);
    assertThatThrownBy(() -> views.rename(late, "Mine", DANA))
        .isInstanceOf(InboxViewRefused.class)
        .hasMessageContaining("another filter");
    assertThatThrownBy(() -> views.save("  ", "", List.of(), false, DANA))
        .hasMessageContaining("name");
    views.rename(late, "Stolen", LUIS);
    views.delete(late, LUIS);
    views.standard(null, LUIS);
    views.rename(late, "This week", DANA);
    views.standard(late, DANA);
    assertThat(views.of(DANA))
        .extracting(InboxView::name, InboxView::standard)
        .containsExactly(tuple("Mine", false), tuple("This week", true));
    views.delete(late, DANA);
    assertThat(views.of(DANA)).hasSize(1);
    views.chooseColumns(List.of("AGE", "WITH"), DANA);
    assertThat(views.columns(DANA)).contains(List.of("AGE", "WITH"));
    assertThat(views.columns(LUIS)).isEmpty();
  }

  @Test
  void newsTellWhatCameWhatWentAndWhoTookWhat() {
    create(1, LAMPS, "Harbor Lamps", "vetting", 50, 5, null);
    create(2, LAMPS, "Harbor Lamps", "vetting", 50, 5, null);
    create(3, LAMPS, "Harbor Lamps", "vetting", 50, 5, null);
    var shown = Set.of(1L, 2L, 3L);
    assertThat(inbox.news(DANA, InboxFilter.all(), shown).tasks())
        .allMatch(InboxNews.Shown::matches)
        .hasSize(3);

    create(4, LAMPS, "Harbor Lamps", "vetting", 50, 5, null);
    events.canceling(facts(1, LAMPS, "Harbor Lamps", "vetting", 50, 5, null));
    events.assigning(facts(2, LAMPS, "Harbor Lamps", "vetting", 50, 5, LUIS.id()));
    entities.flush();

    var news = inbox.news(DANA, InboxFilter.all(), shown);
    assertThat(news.matching()).isEqualTo(3);
    assertThat(news.tasks())
        .filteredOn(task -> !task.matches())
        .singleElement()
        .extracting(InboxNews.Shown::state)
        .isEqualTo(InboxTask.State.CANCELLED);
    assertThat(news.tasks())
        .filteredOn(task -> task.key() == 2)
        .singleElement()
        .extracting(InboxNews.Shown::assignee)
        .isEqualTo(LUIS.id());
    assertThat(inbox.standing(2, DANA).since()).isEqualTo(clock.instant());
    assertThat(inbox.news(MEMBER, InboxFilter.all(), shown).tasks())
        .as("tasks of others")
        .isEmpty();
  }

  @Test
  void theListAndItsCountsTakeFourStatementsHoweverManyTasksThereAre() throws SQLException {
    for (var key = 1; key <= 3; key++) {
      create(key, LAMPS, "Harbor Lamps", "vetting", 50, 5, null);
    }
    assertThat(statements()).isEqualTo(4);
    for (var key = 4; key <= 40; key++) {
      create(key, TRUCKS, "Summit Trucks", "form-" + key, key, key, LUIS.id());
    }
    enter(LUIS.id(), DANA.id(), 0, 5, MARIA);
    assertThat(statements()).isEqualTo(4);
  }

  /** How many statements the database runs for a page of the inbox. */
  private long statements() throws SQLException {
    try (var watcher = database.getConnection();
        var watching = watcher.createStatement()) {
      watching.execute("set query_statistics false");
      watching.execute("set query_statistics true");
      inbox.page(DANA, InboxFilter.all(), InboxSort.URGENT, null, 50);
      inbox.counts(DANA, InboxFilter.all());
      inbox.steps(DANA);
      try (var found =
          watching.executeQuery(
              """
              select sum(execution_count) from information_schema.query_statistics
              where sql_statement like '%inbox_task%'
                and sql_statement not like '%query_statistics%'
              """)) {
        found.next();
        return found.getLong(1);
      } finally {
        watching.execute("set query_statistics false");
      }
    }
  }

  private List<Long> filtered(String what, String value) {
    return keys(
        DANA,
        new InboxFilter(
            what.equals("text") ? value : null,
            null,
            what.equals("form") ? value : null,
            what.equals("process") ? value : null,
            null,
            null,
            null,
            what.equals("type") ? value : null,
            what.equals("office") ? value : null,
            what.equals("status") ? value : null,
            PutOff.HIDDEN));
  }

  private static InboxFilter filter(
      @Nullable Due due, @Nullable Priority priority, @Nullable Who who) {
    return new InboxFilter(
        null, null, null, null, due, priority, who, null, null, null, PutOff.HIDDEN);
  }

  private static InboxFilter with(PutOff putOff) {
    return new InboxFilter(null, null, null, null, null, null, null, null, null, null, putOff);
  }

  private List<Long> keys(Person person, InboxFilter filter) {
    return inbox.page(person, filter, null, 50).entries().stream().map(InboxEntry::key).toList();
  }

  private List<Long> inPages(InboxFilter filter, InboxSort sort) {
    var read = new ArrayList<Long>();
    String after = null;
    do {
      var page = inbox.page(DANA, filter, sort, after, 1);
      page.entries().forEach(entry -> read.add(entry.key()));
      after = page.next();
    } while (after != null);
    return read;
  }

  private void open(String number, String type, String name) {
    accounts.open(
        AccountNumber.of(number),
        new NewAccount(
            type,
            name,
            new Contact(Contact.Kind.OFFICER, null, "Olive Officer", null, null, null),
            null),
        Actor.system("test"));
    entities.flush();
  }

  private OffsetDateTime due(int days) {
    return OffsetDateTime.now(clock).withNano(0).plusDays(days);
  }

  private void create(
      long key,
      String account,
      String company,
      String form,
      int priority,
      int dueIn,
      @Nullable String assignee) {
    events.creating(facts(key, account, company, form, priority, dueIn, assignee));
    entities.flush();
  }

  private TaskFacts facts(
      long key,
      String account,
      String company,
      String form,
      int priority,
      int dueIn,
      @Nullable String assignee) {
    return new TaskFacts(
        key,
        account,
        company,
        account + "-APP-1",
        "paperwork",
        1,
        "Task_DoPaperwork",
        "Task " + form,
        form,
        null,
        List.of("ctpat-specialist"),
        assignee,
        due(dueIn),
        "DC05",
        priority,
        Map.of("accountNumber", account));
  }
}
