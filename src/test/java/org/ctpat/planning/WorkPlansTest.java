package org.ctpat.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.ctpat.DomainTest;
import org.ctpat.account.AccountProfiles;
import org.ctpat.account.Accounts;
import org.ctpat.audit.Actor;
import org.ctpat.audit.AuditEntry;
import org.ctpat.audit.AuditTrail;
import org.ctpat.deadline.Deadlines;
import org.ctpat.deadline.UsEastern;
import org.ctpat.decision.Decisions;
import org.ctpat.validation.TestMembers;
import org.ctpat.validation.ValidationSelected;
import org.ctpat.validation.Validations;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;

@DomainTest
class WorkPlansTest {

  private static final Actor HELEN = new Actor("helen.brandt", "Helen Brandt", Actor.Kind.CBP);
  private static final Actor STEP = Actor.system("rank-members");

  @Autowired private WorkPlans plans;
  @Autowired private Accounts accounts;
  @Autowired private AccountProfiles profiles;
  @Autowired private AuditTrail trail;
  @Autowired private Deadlines deadlines;
  @Autowired private Decisions decisions;
  @Autowired private Validations validations;
  @Autowired private EntityManager entities;
  @Autowired private JdbcClient jdbc;
  @Autowired private ApplicationEvents events;

  private ManyMembers members;
  private LocalDate today;
  private int year;
  private LocalDate lastDay;

  @BeforeEach
  void thisFiscalYear() {
    members = new ManyMembers(jdbc);
    today = deadlines.today();
    year = plans.yearsToPlan().getFirst();
    lastDay = LocalDate.of(year, 9, 30);
  }

  @Test
  void ranksMembersByTheRowsOfTheTable() {
    members.certified("71-", 1, "Miami", today.minusDays(5));
    members.certified("72-", 1, "Miami", today.plusDays(100));
    members.certified("73-", 1, "Miami", today.plusDays(700));

    var planId = ranked();

    assertThat(plans.entries(planId, "Miami", null, 0, 10))
        .extracting(
            PlanEntryView::rank,
            PlanEntryView::accountNumber,
            PlanEntryView::points,
            PlanEntryView::state)
        .containsExactly(
            tuple(1, "71-000001", 75, EntryState.PLANNED),
            tuple(2, "72-000001", 60, EntryState.PLANNED),
            tuple(3, "73-000001", 25, EntryState.RESERVE));
    assertThat(plans.entries(planId, null, null, 0, 1).getFirst().reasons())
        .containsExactly("The validation is overdue (60)", "No risk assessment is approved (15)");
    assertThat(plans.find(planId).orElseThrow())
        .satisfies(
            plan -> {
              assertThat(plan.state()).isEqualTo(PlanState.PROPOSED);
              assertThat(plan.members()).isEqualTo(3);
              assertThat(plan.planned()).isEqualTo(2);
            });
    assertThat(plans.summary(planId))
        .contains("3 members ranked", "- Miami: 2 planned of a capacity of 450, 1 in reserve");
  }

  @Test
  void everyFactorOfTheTableCounts() {
    assertThat(
            decisions.evaluate(
                "validationPriority",
                Map.of(
                    "daysToDue", 9_999,
                    "risk", "high",
                    "lanes", 12,
                    "incidents", 3,
                    "changes", 1,
                    "overdueActions", 2,
                    "entityType", "HWC_MX")))
        .asInstanceOf(InstanceOfAssertFactories.list(Map.class))
        .extracting(row -> row.get("reason"))
        .containsExactlyInAnyOrder(
            "A lane has a high risk",
            "Ten or more cargo lanes",
            "A security incident in the last four years",
            "Three or more security incidents in the last four years",
            "The company profile changed in the last four years",
            "A corrective action is overdue",
            "A highway carrier at or for the Mexican border");
  }

  @Test
  void ranksThousandsInChunksAndFillsAnOfficeUpToItsCapacity() {
    members.certified("71-", 2_000, "Miami", today.plusDays(60));
    members.certified("72-", 1_000, "Newark", today.plusDays(900));
    var planId = plans.request(year, HELEN);

    int jobs = 1;
    while (!plans.rank(planId, STEP)) {
      jobs++;
    }

    assertThat(jobs).as("500 with each job").isEqualTo(6);
    assertThat(plans.loads(planId))
        .containsExactly(
            new OfficeLoad("Miami", 450, 450, 1_550), new OfficeLoad("Newark", 450, 0, 1_000));
    assertThat(plans.rank(planId, STEP)).as("again").isTrue();
    assertThat(plans.find(planId).orElseThrow().members()).isEqualTo(3_000);
  }

  @Test
  void leavesOutWhoIsNoMemberOrIsBeingValidated() {
    members.certified("71-", 3, "Miami", today.plusDays(60));
    jdbc.sql(
            "update account set membership_status = 'WITHDRAWN' where account_number = '71-000001'")
        .update();
    jdbc.sql(
            "update account set membership_status = 'SUSPENDED' where account_number = '71-000002'")
        .update();

    assertThat(plans.entries(ranked(), null, null, 0, 10))
        .extracting(PlanEntryView::accountNumber)
        .containsExactly("71-000003");
  }

  @Test
  void keepsWhatHeadquartersChangedByHandWhenRankedAgain() {
    members.certified("71-", 3, "Miami", today.plusDays(60));
    members.certified("72-", 1, "Miami", today.plusDays(700));
    var planId = ranked();
    plans.strike(planId, "71-000001", "Validated by Mexico last month", HELEN);
    plans.add(planId, "72-000001", "New owner", HELEN);
    jdbc.sql("update account set membership_status = 'REMOVED' where account_number = '71-000002'")
        .update();

    plans.rankAgain(planId, "A member was removed", HELEN);
    plans.rank(planId, STEP);

    assertThat(plans.entries(planId, null, null, 0, 10))
        .extracting(PlanEntryView::accountNumber, PlanEntryView::state, PlanEntryView::note)
        .containsExactlyInAnyOrder(
            tuple("71-000001", EntryState.STRUCK, "Validated by Mexico last month"),
            tuple("71-000003", EntryState.PLANNED, ""),
            tuple("72-000001", EntryState.PLANNED, "New owner"));
    assertThat(trail.historyOfCase(WorkPlans.PROGRAMME, planId, 20))
        .extracting(AuditEntry::action)
        .contains("Struck out of the work plan", "Added to the work plan", "Work plan proposed");
  }

  @Test
  void asksForAReasonAndChangesNothingAfterTheApproval() {
    members.certified("71-", 2, "Miami", today.plusDays(60));
    var planId = ranked();

    assertThatThrownBy(() -> plans.strike(planId, "71-000001", " ", HELEN))
        .isInstanceOf(PlanRefused.class)
        .hasMessageContaining("Give the reason");
    plans.approve(planId, "", HELEN);
    assertThatThrownBy(() -> plans.strike(planId, "71-000001", "Too late", HELEN))
        .isInstanceOf(PlanRefused.class)
        .hasMessageContaining("is approved, not waiting for approval");
  }

  @Test
  void saysHowManyAnOfficeHasTooMany() {
    members.certified("71-", 452, "Miami", today.plusDays(60));
    var planId = ranked();
    for (var entry : plans.entries(planId, null, EntryState.RESERVE, 0, 10)) {
      plans.add(planId, entry.accountNumber(), "Asked for by the office", HELEN);
    }

    assertThat(plans.obstacles(planId))
        .containsExactly("Miami can carry out 450 validations and has 452: strike 2 out");
  }

  @Test
  void spreadsTheSelectionsOverTheYearAndSelectsEachMemberOnce() {
    new TestMembers(accounts, profiles).certifiedImporter("74-000001");
    members.certified("71-", 3, "Miami", today.plusDays(60));
    var planId = ranked();
    plans.add(planId, "74-000001", "Seizure at a supplier", HELEN);

    plans.approve(planId, "As proposed", HELEN);
    plans.approve(planId, "As proposed", HELEN);

    var days = plans.entries(planId, "Miami", EntryState.PLANNED, 0, 10);
    assertThat(days)
        .extracting(PlanEntryView::selectOn)
        .isSorted()
        .doesNotHaveDuplicates()
        .allMatch(day -> !day.isBefore(today) && !day.isAfter(lastDay));
    var next = plans.select(planId, STEP);
    plans.select(planId, STEP);

    assertThat(next).contains(UsEastern.startOf(days.get(1).selectOn()));
    assertThat(events.stream(ValidationSelected.class).map(ValidationSelected::accountNumber))
        .containsExactlyInAnyOrder(days.getFirst().accountNumber(), "74-000001");
    assertThat(events.stream(ValidationSelected.class).map(ValidationSelected::reason))
        .allMatch(reason -> reason.startsWith("Work plan " + year + ", rank "));
    assertThat(plans.find(planId).orElseThrow().selected()).isEqualTo(2);
  }

  @Test
  void skipsWhoCannotBeSelectedWithTheReasonAndEndsThePlan() {
    members.certified("71-", 1, "Miami", today.plusDays(60));
    var planId = ranked();
    plans.approve(planId, "", HELEN);
    jdbc.sql(
            "update account set membership_status = 'SUSPENDED' where account_number = '71-000001'")
        .update();

    entities.flush();
    entities.clear();

    assertThat(plans.select(planId, STEP)).isEmpty();

    assertThat(plans.entries(planId, null, null, 0, 10))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.state()).isEqualTo(EntryState.SKIPPED);
              assertThat(entry.note()).contains("Only certified members are validated");
            });
    assertThat(plans.find(planId).orElseThrow().state()).isEqualTo(PlanState.CARRIED_OUT);
    assertThat(events.stream(ValidationSelected.class)).isEmpty();
  }

  @Test
  void makesOnePlanForAYearCarriedOutByOneProcess() {
    var planId = plans.request(year, HELEN);

    assertThatThrownBy(() -> plans.request(year, HELEN))
        .isInstanceOf(PlanRefused.class)
        .hasMessageContaining("exists already");
    assertThatThrownBy(() -> plans.request(year + 2, HELEN))
        .isInstanceOf(PlanRefused.class)
        .hasMessageContaining("this fiscal year or the next");
    assertThat(plans.yearsToPlan()).isEqualTo(List.of(year + 1));
    assertThat(plans.open(year, 4711, STEP).isNew()).isTrue();
    assertThat(plans.open(year, 4711, STEP).isNew()).as("the same job again").isTrue();
    assertThat(plans.open(year, 4712, STEP).isNew()).as("another process").isFalse();
    assertThat(events.stream(WorkPlanRequested.class))
        .containsExactly(new WorkPlanRequested(planId, year));
  }

  private String ranked() {
    var planId = plans.request(year, HELEN);
    assertThat(plans.rank(planId, STEP)).isTrue();
    return planId;
  }
}
