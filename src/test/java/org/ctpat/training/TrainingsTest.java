package org.ctpat.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ctpat.DomainTest;
import org.ctpat.TestClock;
import org.ctpat.account.Accounts;
import org.ctpat.account.Contact;
import org.ctpat.account.NewAccount;
import org.ctpat.account.TestStandings;
import org.ctpat.audit.Actor;
import org.ctpat.audit.AuditEntry;
import org.ctpat.audit.AuditTrail;
import org.ctpat.deadline.Deadline;
import org.ctpat.deadline.Deadlines;
import org.ctpat.document.Documents;
import org.ctpat.task.FieldError;
import org.ctpat.task.InboxTask;
import org.ctpat.training.CompletionData.Result;
import org.ctpat.training.ImportResult.RowError;
import org.ctpat.training.TrainingMatrix.Cell;
import org.ctpat.training.TrainingMatrix.State;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;

@DomainTest
class TrainingsTest {

  private static final LocalDate DAY = LocalDate.of(2027, 3, 3);
  private static final Actor MEMBER = new Actor("ben.carter", "Ben Carter", Actor.Kind.MEMBER);
  private static final Actor STEP = Actor.system("plan-training");
  private static final List<String> FINANCE_MUSTS = List.of("TR01", "TR07", "TR08", "TR09", "TR10");

  @Autowired private Trainings trainings;
  @Autowired private TrainingPlans plans;
  @Autowired private RefresherCheck refresherCheck;
  @Autowired private CompleteTrainingRecordsForm recordsForm;
  @Autowired private CloseTrainingGapsForm gapsForm;
  @Autowired private Accounts accounts;
  @Autowired private Documents documents;
  @Autowired private Deadlines deadlines;
  @Autowired private AuditTrail trail;
  @Autowired private TestClock clock;
  @Autowired private ApplicationEvents events;

  private String account;
  private String planId;
  private String proof;

  @BeforeEach
  void openAnAccount() {
    clock.set(DAY);
    account =
        accounts
            .open(
                new NewAccount(
                    "IMP",
                    "Heron Imports, Inc.",
                    new Contact(
                        Contact.Kind.OFFICER, "margaret.ellis", "Margaret Ellis", null, null, null),
                    null),
                MEMBER)
            .number()
            .value();
    planId = account + "-APP-1-TR";
    proof = upload("training-log.csv");
  }

  @Test
  void plansOnceWithDC06AndCountsWhatIsRequired() {
    person("E-001", DAY.minusYears(2), JobFunction.FINANCE);

    var plan = trainings.plan(account, account + "-APP-1", planId, "IMP", STEP);
    person("E-002", DAY.minusYears(2), JobFunction.FINANCE);
    var again = trainings.plan(account, account + "-APP-1", planId, "IMP", STEP);

    assertThat(plan.requiredTrainings()).isEqualTo(6);
    assertThat(plan.gapDueAt()).isEqualTo(OffsetDateTime.parse("2027-04-02T23:59:59-04:00"));
    assertThat(again).isEqualTo(plan);
    assertThat(deadlines.find(account + "-APP-1", "DC06"))
        .hasValueSatisfying(d -> assertThat(d.state()).isEqualTo(Deadline.State.OPEN));
  }

  @Test
  void findsNobodyOnTheListAsAGap() {
    plan();

    assertThat(trainings.check(planId))
        .satisfies(
            check -> {
              assertThat(check.complete()).isFalse();
              assertThat(check.gaps()).extracting(TrainingGap::text).hasSize(1);
            });
  }

  @Test
  void namesEveryMissingMustByPersonAndLeavesShouldsOut() {
    person("E-001", DAY.minusYears(2), JobFunction.FINANCE);
    plan();

    var check = trainings.check(planId);

    assertThat(check.complete()).isFalse();
    assertThat(check.gaps())
        .extracting(TrainingGap::courseId)
        .containsExactlyElementsOf(FINANCE_MUSTS);
    assertThat(check.gaps().getFirst().text())
        .isEqualTo(
            "E-001 Person E-001: TR01 General CTPAT security awareness (all criteria that concern"
                + " the job) was due on 2025-03-03 and is missing");
  }

  @Test
  void isCompleteWhenEveryMustIsDoneWithProofAlthoughAShouldIsOpen() {
    person("E-001", DAY.minusYears(2), JobFunction.FINANCE);
    plan();
    FINANCE_MUSTS.forEach(course -> done("E-001", course, DAY.minusDays(10), proof));

    assertThat(trainings.check(planId).complete()).isTrue();
    assertThat(cell("E-001", "TR13").state()).isEqualTo(State.MISSING);
    assertThat(cell("E-001", "TR13").must()).isFalse();
  }

  @Test
  void asksANewcomerForTheFinancialCrimeTrainingAfterAYearOnly() {
    person("E-001", DAY.minusDays(20), JobFunction.FINANCE);

    assertThat(cell("E-001", "TR13").state()).isEqualTo(State.NOT_DUE_YET);
    assertThat(cell("E-001", "TR13").firstDueOn()).isEqualTo(DAY.minusDays(20).plusYears(1));
    assertThat(cell("E-001", "TR07").state()).isEqualTo(State.MISSING);
  }

  @Test
  void doesNotCountATrainingWithoutProofOrAFailedOne() {
    person("E-001", DAY.minusYears(2), JobFunction.FINANCE);
    done("E-001", "TR01", DAY.minusDays(10), null);
    trainings.recordCompletion(
        account, completion("E-001", "TR07", DAY.minusDays(10), Result.FAILED, proof), MEMBER);

    assertThat(cell("E-001", "TR01").state()).isEqualTo(State.PROOF_MISSING);
    assertThat(cell("E-001", "TR07").state()).isEqualTo(State.MISSING);

    done("E-001", "TR01", DAY.minusDays(10), proof);
    assertThat(cell("E-001", "TR01").state()).isEqualTo(State.COVERED);
  }

  @Test
  void expiresAfterAYearAndWarnsThirtyDaysBefore() {
    person("E-001", DAY.minusYears(2), JobFunction.FINANCE);
    done("E-001", "TR01", DAY, proof);

    assertThat(cell("E-001", "TR01").nextDueOn()).isEqualTo(DAY.plusYears(1));
    clock.set(DAY.plusYears(1).minusDays(31));
    assertThat(cell("E-001", "TR01").state()).isEqualTo(State.COVERED);
    clock.set(DAY.plusYears(1).minusDays(30));
    assertThat(cell("E-001", "TR01").state()).isEqualTo(State.EXPIRES_SOON);
    clock.set(DAY.plusYears(1));
    assertThat(cell("E-001", "TR01").state()).isEqualTo(State.EXPIRES_SOON);
    clock.set(DAY.plusYears(1).plusDays(1));
    assertThat(cell("E-001", "TR01").state()).isEqualTo(State.EXPIRED);
  }

  @Test
  void takesTheNewestTrainingInWhateverOrderTheyAreRecorded() {
    person("E-001", DAY.minusYears(5), JobFunction.FINANCE);
    done("E-001", "TR01", DAY.minusDays(10), proof);
    done("E-001", "TR01", DAY.minusYears(2), proof);

    assertThat(cell("E-001", "TR01").completedOn()).isEqualTo(DAY.minusDays(10));
  }

  @Test
  void asksForGuardsPostOrdersOnceAndNotEachYear() {
    person("E-001", DAY.minusYears(5), JobFunction.GUARD);
    done("E-001", "TR15", DAY.minusYears(3), proof);

    assertThat(cell("E-001", "TR15").state()).isEqualTo(State.COVERED);
    assertThat(cell("E-001", "TR15").nextDueOn()).isNull();
  }

  @Test
  void asksForARefresherAfterAnIncidentOfThePeopleConcernedOnly() {
    person("E-001", DAY.minusYears(2), JobFunction.FINANCE);
    person("E-002", DAY.minusYears(2), JobFunction.FINANCE);
    trainings.require(
        account, Set.of("E-001"), Occasion.AFTER_INCIDENT, DAY, "A seal was cut.", MEMBER);

    assertThat(cell("E-001", "TR03").state()).isEqualTo(State.NOT_DUE_YET);
    assertThat(cells("E-002")).doesNotContainKeys("TR03", "TR20");

    clock.set(DAY.plusDays(30));
    assertThat(cell("E-001", "TR03").state()).isEqualTo(State.MISSING);
    done("E-001", "TR03", DAY.plusDays(29), proof);
    assertThat(cell("E-001", "TR03").state()).isEqualTo(State.COVERED);
  }

  @Test
  void judgesAPlanByTheListOfPeopleAsItIsNow() {
    person("E-001", DAY.minusYears(2), JobFunction.FINANCE);
    plan();
    FINANCE_MUSTS.forEach(course -> done("E-001", course, DAY.minusDays(10), proof));
    person("E-002", DAY.minusYears(1), JobFunction.OFFICE);
    assertThat(trainings.check(planId).gaps())
        .extracting(TrainingGap::employeeId)
        .containsOnly("E-002");

    trainings.retire(account, "E-002", MEMBER);

    assertThat(trainings.check(planId).complete()).isTrue();
  }

  @Test
  void closesAPlanOnceAndFreezesItsResult() {
    person("E-001", DAY.minusYears(2), JobFunction.FINANCE);
    plan();
    assertThatThrownBy(() -> trainings.closePlan(planId, STEP))
        .isInstanceOf(TrainingRefused.class)
        .hasMessageContaining("no check");
    FINANCE_MUSTS.forEach(course -> done("E-001", course, DAY.minusDays(10), proof));
    trainings.check(planId);

    assertThat(trainings.complete(planId)).isFalse();
    trainings.closePlan(planId, STEP);
    trainings.closePlan(planId, STEP);

    assertThat(trainings.complete(planId)).isTrue();
    assertThat(plans.findById(planId).orElseThrow().result())
        .contains("\"TR07\"", "2027-02-21", "2028-02-21")
        .doesNotContain("Person E-001");
    assertThat(deadlines.find(account + "-APP-1", "DC06").orElseThrow().state())
        .isEqualTo(Deadline.State.MET);
    assertThat(trail.history(account, 100))
        .extracting(AuditEntry::action)
        .containsOnlyOnce("Training complete");
  }

  @Test
  void refusesPeopleThatAreNotValid() {
    person("E-001", DAY, JobFunction.FINANCE);

    assertThatThrownBy(() -> person("E-001", DAY, JobFunction.FINANCE))
        .isInstanceOf(TrainingRefused.class)
        .hasMessageContaining("taken");
    assertThatThrownBy(() -> person("E 002", DAY, JobFunction.FINANCE))
        .isInstanceOf(TrainingRefused.class)
        .hasMessageContaining("employee id");
    assertThatThrownBy(() -> person("E-002", DAY))
        .isInstanceOf(TrainingRefused.class)
        .hasMessageContaining("function");
    var data =
        new PersonData(
            "E-001", "Ann Lee", EnumSet.of(JobFunction.OFFICE), "Buffalo head office", DAY);
    assertThatThrownBy(() -> trainings.updatePerson(account, data, 77, MEMBER))
        .isInstanceOf(TrainingRefused.class)
        .hasMessageContaining("Nothing was overwritten");
  }

  @Test
  void changesAPersonAndWithItWhatIsRequired() {
    var person = person("E-001", DAY.minusYears(1), JobFunction.FINANCE);
    var changed =
        trainings.updatePerson(
            account,
            new PersonData(
                "E-001",
                "Ann Lee",
                EnumSet.of(JobFunction.GUARD),
                "Buffalo warehouse",
                DAY.minusDays(1)),
            person.version(),
            MEMBER);

    assertThat(changed.name()).isEqualTo("Ann Lee");
    assertThat(cells("E-001")).containsKeys("TR15", "TR11").doesNotContainKey("TR13");
  }

  @Test
  void importsPeopleAndCompletionsAndExportsThemAgain() {
    var people =
        """
        employee_id,name,functions,site,started_on
        E-001,Ann Lee,finance|office,Buffalo head office,2020-05-04
        E-002,"Ortiz, Luis",guard,Buffalo warehouse,2021-01-11
        """;
    var completions =
        """
        employee_id,course_id,completed_on,minutes,trainer,topics,result,score,evidence_file,next_due_on
        E-001,TR07,2027-01-12,45,Steve Brandt,Whom to call,passed,18 of 20,training-log.csv,
        E-002,TR15,2026-12-01,45,Steve Brandt,Post orders,attended,,training-log.csv,2027-06-01
        """;

    assertThat(read(people)).isEqualTo(new ImportResult("people", 2, List.of()));
    assertThat(read(completions)).isEqualTo(new ImportResult("completions", 2, List.of()));
    assertThat(read(people)).isEqualTo(new ImportResult("people", 2, List.of()));

    assertThat(trainings.exportPeople(account).lines().toList())
        .containsExactly(
            "employee_id,name,functions,site,started_on",
            "E-001,Ann Lee,office|finance,Buffalo head office,2020-05-04",
            "E-002,\"Ortiz, Luis\",guard,Buffalo warehouse,2021-01-11");
    assertThat(trainings.exportCompletions(account).lines().toList())
        .contains(
            "E-001,TR07,2027-01-12,45,Steve Brandt,Whom to call,passed,18 of"
                + " 20,training-log.csv,2028-01-12",
            "E-002,TR15,2026-12-01,45,Steve Brandt,Post"
                + " orders,attended,,training-log.csv,2027-06-01");
    assertThat(read(trainings.exportCompletions(account)).accepted()).isTrue();
  }

  @Test
  void namesEveryWrongRowOfPeopleAndSavesNone() {
    var result =
        read(
            """
            employee_id;name;functions;site;started_on
            E-001;Ann Lee;finance;Buffalo;2020-05-04
            E-002;Luis Ortiz;pilot;Buffalo;04.05.2020
            E-001;Ann Lee;finance;Buffalo;2020-05-04
            E-004;=1+1;finance;Buffalo;2020-05-04
            E-005;Kim;finance
            """);

    assertThat(result.saved()).isZero();
    assertThat(result.errors())
        .extracting(RowError::line, RowError::column)
        .containsExactly(
            tuple(3L, "functions"),
            tuple(3L, "started_on"),
            tuple(4L, "employee_id"),
            tuple(5L, ""),
            tuple(6L, ""));
    assertThat(result.errors().getFirst().message()).contains("pilot", "driver", "sealCustodian");
    assertThat(trainings.matrix(account).rows()).isEmpty();
  }

  @Test
  void namesEveryWrongRowOfCompletionsAndSavesNone() {
    person("E-001", DAY.minusYears(2), JobFunction.FINANCE);

    var result =
        read(
            """
            employee_id,course_id,completed_on,minutes,trainer,topics,result,score,evidence_file,next_due_on
            E-001,TR07,2027-01-12,45,Steve,Calls,passed,,training-log.csv,
            E-009,TR99,2027-01-12,x,Steve,Calls,good,,missing.pdf,
            E-001,TR01,2027-09-01,45,Steve,Calls,passed,,training-log.csv,
            E-001,TR07,2027-01-12,45,Steve,Calls,passed,,training-log.csv,
            """);

    assertThat(result.saved()).isZero();
    assertThat(result.errors())
        .extracting(RowError::line, RowError::column)
        .containsExactly(
            tuple(3L, "employee_id"),
            tuple(3L, "course_id"),
            tuple(3L, "minutes"),
            tuple(3L, "result"),
            tuple(3L, "evidence_file"),
            tuple(4L, ""),
            tuple(5L, ""));
    assertThat(result.errors().get(5).message()).contains("future");
    assertThat(cell("E-001", "TR07").state()).isEqualTo(State.MISSING);
  }

  @Test
  void previewsAnImportAndSavesNothing() {
    person("E-001", DAY.minusYears(2), JobFunction.FINANCE);
    done("E-001", "TR07", LocalDate.of(2027, 1, 12), proof);

    var preview =
        preview(
            """
            employee_id,course_id,completed_on,minutes,trainer,topics,result
            E-001,TR07,2027-01-12,45,LMS,Calls,passed
            E-001,TR08,2027-01-13,45,LMS,Strangers,passed
            """);

    assertThat(preview.accepted()).isTrue();
    assertThat(preview.added()).isEqualTo(1);
    assertThat(preview.changed()).isEqualTo(1);
    assertThat(preview.lines())
        .containsExactly("E-001 TR07 2027-01-12, passed", "E-001 TR08 2027-01-13, passed");
    assertThat(cell("E-001", "TR08").state()).isEqualTo(State.MISSING);
    assertThat(
            preview("employee_id,name,functions,site,started_on\nE-001,,pilot,Buffalo,2020\n")
                .errors())
        .extracting(RowError::line, RowError::column)
        .contains(tuple(2L, "functions"), tuple(2L, "started_on"));
  }

  @Test
  void tellsEverythingAboutOnePersonAndItsGaps() {
    person("E-001", DAY.minusYears(2), JobFunction.FINANCE);
    done("E-001", "TR01", DAY.minusYears(2), proof);
    done("E-001", "TR01", DAY.minusDays(10), proof);
    trainings.require(
        account, Set.of("E-001"), Occasion.AFTER_INCIDENT, DAY, "A seal was cut.", MEMBER);
    trainings.require(
        account, Set.of("E-001"), Occasion.AFTER_INCIDENT, DAY, "A seal was cut.", MEMBER);

    var record = trainings.record(account, "E-001");

    assertThat(record.done())
        .extracting(CompletionView::completedOn)
        .containsExactly(DAY.minusDays(10), DAY.minusYears(2));
    assertThat(record.asked())
        .containsExactly(new PersonRecord.Asked(Occasion.AFTER_INCIDENT, DAY, "A seal was cut."));
    assertThat(record.gaps())
        .extracting(Cell::courseId)
        .containsExactly("TR07", "TR08", "TR09", "TR10", "TR13");
    trainings.retire(account, "E-001", MEMBER);
    assertThat(trainings.record(account, "E-001").gaps()).isEmpty();
  }

  @Test
  void opensARefresherAfterAnIncidentThatEndsOnlyWhenTheRefresherIsDone() {
    person("E-001", DAY.minusYears(2), JobFunction.FINANCE);
    FINANCE_MUSTS.forEach(course -> done("E-001", course, DAY.minusDays(10), proof));
    certify();
    refresherCheck.run();
    assertThat(mine()).isEmpty();

    trainings.require(
        account, Set.of("E-001"), Occasion.AFTER_INCIDENT, DAY, "A seal was cut.", MEMBER);
    refresherCheck.run();
    refresherCheck.run();

    var refresher = account + "-TR-2027-03";
    assertThat(mine()).extracting(RefresherDue::trainingPlanId).containsExactly(refresher);
    trainings.plan(account, refresher, refresher, "IMP", STEP);
    assertThat(trainings.check(refresher).gaps())
        .singleElement()
        .extracting(TrainingGap::text)
        .asString()
        .startsWith("E-001 Person E-001: TR03")
        .endsWith("is asked for anew until 2027-04-02");
    done("E-001", "TR03", DAY, proof);
    assertThat(trainings.check(refresher).complete()).isTrue();
  }

  @Test
  void refusesAnOccasionOfNobodyOrInTheFuture() {
    person("E-001", DAY.minusYears(2), JobFunction.FINANCE);

    assertThatThrownBy(
            () ->
                trainings.require(
                    account, Set.of(), Occasion.AFTER_INCIDENT, DAY, "A seal was cut.", MEMBER))
        .isInstanceOf(TrainingRefused.class)
        .hasMessageContaining("at least one person");
    assertThatThrownBy(
            () ->
                trainings.require(
                    account,
                    Set.of("E-001"),
                    Occasion.AFTER_INCIDENT,
                    DAY.plusDays(1),
                    "A seal was cut.",
                    MEMBER))
        .isInstanceOf(TrainingRefused.class)
        .hasMessageContaining("in the future");
  }

  @Test
  void showsFiveHundredPeopleQuickly() {
    var functions = List.of("driver", "loading|warehouse", "office|finance", "guard", "it");
    var people = new StringBuilder("employee_id,name,functions,site,started_on\n");
    var done =
        new StringBuilder("employee_id,course_id,completed_on,minutes,trainer,topics,result\n");
    for (int i = 1; i <= 500; i++) {
      people.append(
          "E-%03d,Person %d,%s,Buffalo,2020-01-01\n"
              .formatted(i, i, functions.get(i % functions.size())));
      for (var course : List.of("TR01", "TR02", "TR06", "TR07", "TR08", "TR09")) {
        done.append("E-%03d,%s,2027-01-12,45,LMS,As planned,passed\n".formatted(i, course));
      }
    }
    assertThat(read(people.toString()).saved()).isEqualTo(500);
    assertThat(read(done.toString()).saved()).isEqualTo(3000);

    var began = System.nanoTime();
    var matrix = trainings.matrix(account);
    var millis = (System.nanoTime() - began) / 1_000_000;

    assertThat(matrix.rows()).hasSize(500);
    assertThat(millis).isLessThan(2_000);
  }

  @Test
  void tellsWhatIsWrongWithAWholeFile() {
    assertThat(read("name,age\nAnn,44\n").errors().getFirst().message())
        .contains("header", "employee_id");
    assertThat(read("employee_id,name,functions,site,started_on\n").errors().getFirst().message())
        .contains("no rows");
    assertThat(
            trainings
                .importCsv(
                    account,
                    new ByteArrayInputStream("é".getBytes(StandardCharsets.ISO_8859_1)),
                    MEMBER)
                .errors()
                .getFirst()
                .message())
        .contains("UTF-8");
  }

  @Test
  void announcesARefresherOncePerMonthForMembersOnly() {
    person("E-001", DAY.minusYears(2), JobFunction.FINANCE);
    FINANCE_MUSTS.forEach(course -> done("E-001", course, DAY.minusDays(10), proof));
    clock.set(DAY.plusYears(1).minusDays(30));
    refresherCheck.run();
    assertThat(mine()).isEmpty();

    certify();
    clock.set(DAY.plusYears(1).minusDays(60));
    refresherCheck.run();
    assertThat(mine()).isEmpty();

    clock.set(DAY.plusYears(1).minusDays(30));
    refresherCheck.run();
    refresherCheck.run();
    clock.set(DAY.plusYears(1).minusDays(20));
    refresherCheck.run();

    assertThat(mine())
        .containsExactly(
            new RefresherDue(
                account,
                account + "-TR-2028-02",
                "IMP",
                OffsetDateTime.parse("2028-03-03T23:59:59-05:00")));
  }

  @Test
  void announcesNoRefresherWhileATrainingIsOpen() {
    certify();
    person("E-001", DAY.minusYears(2), JobFunction.FINANCE);
    FINANCE_MUSTS.forEach(course -> done("E-001", course, DAY.minusDays(340), proof));
    plan();

    refresherCheck.run();
    assertThat(mine()).isEmpty();

    trainings.check(planId);
    trainings.closePlan(planId, STEP);
    refresherCheck.run();
    assertThat(mine()).hasSize(1);
  }

  @Test
  void refusesToConfirmRecordsWithoutPeopleOrTrainings() {
    plan();
    assertThat(recordsForm.validate(task("complete-training-records"), Map.of(), MEMBER))
        .extracting(FieldError::message)
        .singleElement()
        .asString()
        .startsWith("Nobody is on the list yet");

    person("E-001", DAY.minusYears(2), JobFunction.FINANCE);
    assertThat(recordsForm.validate(task("complete-training-records"), Map.of(), MEMBER))
        .extracting(FieldError::message)
        .singleElement()
        .asString()
        .startsWith("No training is recorded yet");

    done("E-001", "TR01", DAY, proof);
    assertThat(recordsForm.validate(task("complete-training-records"), Map.of(), MEMBER)).isEmpty();
  }

  @Test
  void refusesToCloseGapsWhileAMustIsOpenAndCountsBeyondTen() {
    for (int i = 1; i <= 3; i++) {
      person("E-00" + i, DAY.minusYears(2), JobFunction.FINANCE);
    }
    plan();

    var errors = gapsForm.validate(task("close-training-gaps"), Map.of(), MEMBER);

    assertThat(errors)
        .singleElement()
        .satisfies(
            error -> {
              assertThat(error.key()).isEqualTo("trainingRecordsConfirmed");
              assertThat(error.message()).contains("E-001 Person E-001: TR01", "and 5 more");
            });
    assertThat(gapsForm.prefill(task("close-training-gaps")).get("trainingProgress"))
        .isEqualTo("**3 people, 18 trainings required, 15 musts open, 0 expire within 30 days**");
  }

  private List<RefresherDue> mine() {
    return events.stream(RefresherDue.class)
        .filter(e -> e.accountNumber().equals(account))
        .toList();
  }

  private void certify() {
    TestStandings.walk(
        accounts,
        account,
        "submit_company_profile",
        "submit_security_profile",
        "assign_specialist",
        "profile_approved",
        "vetting_passed");
  }

  private void plan() {
    trainings.plan(account, account + "-APP-1", planId, "IMP", STEP);
  }

  private PersonView person(String id, LocalDate startedOn, JobFunction... functions) {
    return trainings.addPerson(
        account,
        new PersonData(id, "Person " + id, Set.of(functions), "Buffalo head office", startedOn),
        MEMBER);
  }

  private void done(String employee, String course, LocalDate on, @Nullable String evidence) {
    trainings.recordCompletion(
        account, completion(employee, course, on, Result.PASSED, evidence), MEMBER);
  }

  private static CompletionData completion(
      String employee, String course, LocalDate on, Result result, @Nullable String evidence) {
    return new CompletionData(
        employee, course, on, 45, "Steve Brandt", "As the course says", result, "", evidence, null);
  }

  private Map<String, Cell> cells(String employee) {
    return trainings.matrix(account).rows().stream()
        .filter(row -> row.person().employeeId().equals(employee))
        .findFirst()
        .orElseThrow()
        .cells();
  }

  private Cell cell(String employee, String course) {
    var cell = cells(employee).get(course);
    assertThat(cell).as("%s of %s", course, employee).isNotNull();
    return cell;
  }

  private ImportResult read(String csv) {
    return trainings.importCsv(
        account, new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), MEMBER);
  }

  private ImportPreview preview(String csv) {
    return trainings.previewCsv(
        account, new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)));
  }

  private String upload(String name) {
    var content = new ByteArrayInputStream("date,who\n".getBytes(StandardCharsets.UTF_8));
    return documents.store(account, name, content, "training log", null, MEMBER).id();
  }

  private InboxTask task(String formId) {
    return new InboxTask(
        4712,
        account,
        account + "-APP-1",
        "training",
        1,
        "Task",
        "Task",
        formId,
        List.of("member-" + account),
        null,
        null,
        "DL02",
        50,
        InboxTask.State.OPEN,
        clock.instant(),
        Map.of("trainingPlanId", planId));
  }
}
