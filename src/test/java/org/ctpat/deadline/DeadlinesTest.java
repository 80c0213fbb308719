package org.ctpat.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import org.ctpat.DomainTest;
import org.ctpat.TestClock;
import org.ctpat.audit.Actor;
import org.ctpat.audit.AuditEntry;
import org.ctpat.audit.AuditTrail;
import org.ctpat.decision.DecisionFailed;
import org.ctpat.decision.Decisions;
import org.ctpat.decision.LocalDecisions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;

@DomainTest
class DeadlinesTest {

  private static final Actor STEP = Actor.system("receive-application");
  private static final LocalDate MARCH_3 = LocalDate.of(2027, 3, 3);

  private final Deadlines deadlines;
  private final AuditTrail audit;
  private final JdbcClient jdbc;
  private final TestClock clock;
  private final EntityManager entities;

  @Autowired
  DeadlinesTest(
      Deadlines deadlines,
      AuditTrail audit,
      JdbcClient jdbc,
      TestClock clock,
      EntityManager entities) {
    this.deadlines = deadlines;
    this.audit = audit;
    this.jdbc = jdbc;
    this.clock = clock;
    this.entities = entities;
  }

  @BeforeEach
  void setTheDate() {
    clock.set(MARCH_3);
  }

  @Test
  void saysWhyADateIsWhatItIs() {
    var date =
        deadlines.start(
            "21-000001", "21-000001-APP-1", "DL01", MARCH_3, Map.of("snapshot", 1), STEP);

    assertThat(date.dueOn()).isEqualTo(LocalDate.of(2027, 6, 1));
    assertThat(date.dueAt()).isEqualTo(OffsetDateTime.parse("2027-06-01T23:59:59-04:00"));
    assertThat(date.explanation())
        .isEqualTo("90 days after “application received” on March 3, 2027 (DL01, 6 U.S.C. 964(c))");
    assertThat(date.source()).isEqualTo("6 U.S.C. 964(c)");
    assertThat(date.onExpiry()).contains("escalate to supervisor");
    assertThat(date.inputs()).containsEntry("snapshot", 1);
    assertThat(date.startsWhen()).isEqualTo("application received");
    assertThat(date.tableVersion()).isEqualTo(1);
    assertThat(date.tableKey()).isEqualTo(1L);
    assertThat(date.computedBy()).isEqualTo("receive-application");
    assertThat(date.computedAt()).isEqualTo(clock.instant());
    assertThat(audit.history("21-000001", 5))
        .extracting(AuditEntry::action)
        .containsExactly("Date set");
  }

  @Test
  void startsADateOnceForEachCaseRuleAndCycle() {
    var first = deadlines.start("21-000002", "21-000002-APP-1", "DL09", MARCH_3, Map.of(), STEP);
    clock.set(MARCH_3.plusDays(2));
    var again =
        deadlines.start(
            "21-000002", "21-000002-APP-1", "DL09", MARCH_3.plusDays(2), Map.of(), STEP);
    var second =
        deadlines.start(
            "21-000002", "21-000002-APP-1", "DL09", "2", MARCH_3.plusDays(2), Map.of(), STEP);

    assertThat(again).isEqualTo(first);
    assertThat(second.dueOn()).isEqualTo(first.dueOn().plusDays(2));
    assertThat(deadlines.find("21-000002-APP-1", "DL09")).contains(second);
    assertThat(audit.history("21-000002", 5)).hasSize(2);
  }

  @Test
  void marksADateAsMetAndListsOpenOnesFirst() {
    deadlines.start("21-000003", "21-000003-APP-1", "DC03", MARCH_3, Map.of(), STEP);
    deadlines.start("21-000003", "21-000003-APP-1", "DL01", MARCH_3, Map.of(), STEP);

    deadlines.met("21-000003-APP-1", "DC03", STEP);
    deadlines.met("21-000003-APP-1", "DC03", STEP);
    deadlines.met("21-000003-APP-1", "DL02", STEP);

    assertThat(deadlines.of("21-000003"))
        .extracting(Deadline::ruleId, Deadline::state)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("DL01", Deadline.State.OPEN),
            org.assertj.core.groups.Tuple.tuple("DC03", Deadline.State.MET));
    assertThat(deadlines.of("21-000003").getLast().closedOn()).isEqualTo(MARCH_3);
  }

  @Test
  void extendsADateInPlaceOfTheOpenOne() {
    deadlines.start("21-000004", "21-000004-VAL-1", "DL12", MARCH_3, Map.of(), STEP);
    var dana = new Actor("dana.whitfield", "Dana Whitfield", Actor.Kind.CBP);

    var extended =
        deadlines.extend(
            "21-000004",
            "21-000004-VAL-1",
            "DL12",
            "2",
            LocalDate.of(2027, 8, 1),
            "New fence on order",
            dana);

    assertThat(extended.dueOn()).isEqualTo(LocalDate.of(2027, 8, 1));
    assertThat(extended.explanation())
        .contains("Dana Whitfield", "New fence on order", "August 1, 2027");
    assertThat(deadlines.of("21-000004"))
        .extracting(Deadline::state)
        .containsExactly(Deadline.State.OPEN, Deadline.State.CANCELLED);
    assertThat(
            deadlines.extend(
                "21-000004",
                "21-000004-VAL-1",
                "DL12",
                "2",
                LocalDate.of(2027, 9, 1),
                "again",
                dana))
        .isEqualTo(extended);
  }

  @Test
  void cancelsTheOpenDatesOfACaseOrOfAnAccount() {
    deadlines.start("21-000005", "21-000005-APP-1", "DC03", MARCH_3, Map.of(), STEP);
    deadlines.start("21-000005", "21-000005-VAL-1", "DL04", MARCH_3, Map.of(), STEP);
    deadlines.start("21-000005", "21-000005-AR-2028", "DL06", MARCH_3, Map.of(), STEP);

    deadlines.cancelAll("21-000005-APP-1", "Application withdrawn", STEP);
    var cancelled = deadlines.cancelAllOf("21-000005", "DL17", "Membership ended", STEP);

    assertThat(cancelled).extracting(Deadline::ruleId).containsExactlyInAnyOrder("DL04", "DL06");
    assertThat(deadlines.of("21-000005"))
        .extracting(Deadline::state)
        .containsOnly(Deadline.State.CANCELLED);
  }

  @Test
  void listsTheDatesThatAreNotWhatTheirRuleGives() {
    var right = deadlines.start("21-000006", "21-000006-APP-1", "DL01", MARCH_3, Map.of(), STEP);
    deadlines.start("21-000006", "21-000006-APP-1", "DL02", MARCH_3, Map.of(), STEP);
    assertThat(deadlines.recomputeAll().differences()).isEmpty();

    entities.flush();
    entities.clear();
    jdbc.sql("update deadline set due_on = ? where id = ?")
        .params(LocalDate.of(2020, 1, 1), right.id())
        .update();

    var result = deadlines.recomputeAll();
    assertThat(result.checked()).isGreaterThanOrEqualTo(2);
    assertThat(result.differences())
        .containsExactly(
            new Deadlines.Difference(
                "21-000006",
                "21-000006-APP-1",
                "DL01",
                right.name(),
                "1",
                MARCH_3,
                1,
                LocalDate.of(2020, 1, 1),
                right.dueOn()));
  }

  @Test
  void movesADateByTheDaysItsClockStood(ApplicationEvents events) {
    var dana = new Actor("dana.whitfield", "Dana Whitfield", Actor.Kind.CBP);
    var date = deadlines.start("21-000007", "21-000007-APP-1", "DL01", MARCH_3, Map.of(), STEP);
    clock.set(LocalDate.of(2027, 3, 10));
    var paused = deadlines.pause("21-000007", date.id(), "The fence is being mended", dana);

    assertThat(paused.pausedOn()).isEqualTo(LocalDate.of(2027, 3, 10));
    assertThat(paused.dueOn()).isEqualTo(date.dueOn());
    assertThatThrownBy(() -> deadlines.pause("21-000007", date.id(), "again", dana))
        .isInstanceOf(PauseRefused.class)
        .hasMessageContaining("March 10, 2027");

    // over the change to daylight saving time on March 14
    clock.set(LocalDate.of(2027, 3, 20));
    var resumed = deadlines.resume("21-000007", date.id(), dana);

    assertThat(resumed.dueOn()).isEqualTo(date.dueOn().plusDays(10));
    assertThat(resumed.firstDueOn()).isEqualTo(date.dueOn());
    assertThat(resumed.paused()).isFalse();
    assertThat(resumed.pauses())
        .containsExactly(
            new Deadline.Pause(
                LocalDate.of(2027, 3, 10),
                "Dana Whitfield",
                "The fence is being mended",
                LocalDate.of(2027, 3, 20),
                "Dana Whitfield",
                10));
    assertThat(events.stream(DueDateMoved.class))
        .containsExactly(
            new DueDateMoved(
                "21-000007", "21-000007-APP-1", "DL01", date.dueOn(), resumed.dueOn()));
    assertThat(audit.history("21-000007", 2))
        .extracting(AuditEntry::action)
        .containsExactly("Clock resumed", "Clock paused");
    assertThat(deadlines.recomputeAll().differences()).isEmpty();
    assertThatThrownBy(() -> deadlines.resume("21-000007", date.id(), dana))
        .isInstanceOf(PauseRefused.class);
  }

  @Test
  void movesADateOfWorkingDaysByWorkingDays() {
    var date = deadlines.start("21-000008", "21-000008-VAL-1", "DL11", MARCH_3, Map.of(), STEP);
    assertThat(date.dueOn()).isEqualTo(LocalDate.of(2027, 3, 17));

    // Friday to Tuesday: two working days, Friday and Monday
    clock.set(LocalDate.of(2027, 3, 12));
    deadlines.pause("21-000008", date.id(), "The dock is closed", STEP);
    clock.set(LocalDate.of(2027, 3, 16));

    assertThat(deadlines.resume("21-000008", date.id(), STEP).dueOn())
        .isEqualTo(LocalDate.of(2027, 3, 19));
    assertThat(deadlines.recomputeAll().differences()).isEmpty();
  }

  @Test
  void doesNotPauseWhatTheTableDoesNotAllowOrWhatIsNotThisAccounts() {
    var appeal = deadlines.start("21-000009", "21-000009-APL-1", "DL14", MARCH_3, Map.of(), STEP);
    var review = deadlines.start("21-000009", "21-000009-APP-1", "DL03", MARCH_3, Map.of(), STEP);
    deadlines.met("21-000009-APP-1", "DL03", STEP);

    assertThatThrownBy(() -> deadlines.pause("21-000009", appeal.id(), "moving house", STEP))
        .isInstanceOf(PauseRefused.class)
        .hasMessageContaining("does not allow");
    assertThatThrownBy(() -> deadlines.pause("21-000009", review.id(), "moving house", STEP))
        .isInstanceOf(PauseRefused.class)
        .hasMessageContaining("met");
    assertThatThrownBy(() -> deadlines.pause("21-000010", appeal.id(), "moving house", STEP))
        .isInstanceOf(PauseRefused.class)
        .hasMessageContaining("21-000010");
    assertThatThrownBy(() -> deadlines.pause("21-000009", appeal.id(), " ", STEP))
        .hasMessageContaining("reason");
  }

  @Test
  void tellsTodayInEasternTime() {
    clock.set(Instant.parse("2027-03-04T03:30:00Z"));

    assertThat(deadlines.today()).isEqualTo(MARCH_3);
  }

  @Test
  void namesAnUnknownRule() {
    assertThatThrownBy(() -> deadlines.rule("DL99")).hasMessageContaining("DL99");
  }

  @Test
  void usesTheLastKnownRuleWhileTheEngineIsAway() {
    var local = new LocalDecisions();
    var away = new boolean[1];
    Decisions sometimes =
        (id, variables) -> {
          if (away[0]) {
            throw new DecisionFailed(id, new IllegalStateException("no connection"));
          }
          return local.decide(id, variables);
        };
    var time = new TestClock();
    var rules = new DeadlineRules(sometimes, time);
    var rule = rules.get("DL01");
    away[0] = true;
    time.advance(Duration.ofHours(1));

    assertThat(rules.get("DL01")).isEqualTo(rule);
    assertThatThrownBy(() -> rules.get("DL02")).isInstanceOf(DecisionFailed.class);
  }
}
